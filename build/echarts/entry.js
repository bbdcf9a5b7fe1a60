// The parts of Apache ECharts that the workbench draws with; everything else is left out of the bundle.
import { getInstanceByDom, init, use } from 'echarts/core';
import { BarChart, CustomChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import { DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, PieChart, SankeyChart, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, TitleComponent, TooltipComponent, LabelLayout, SVGRenderer]);

export { getInstanceByDom, init };
