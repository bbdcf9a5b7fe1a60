// The text of a file that cannot be read opens where its first finding is.
(() => {
  const field = document.querySelector('textarea[data-line]');
  if (!field) return;
  const lines = field.value.split('\n'), line = Math.min(Number(field.dataset.line), lines.length);
  const at = lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, 0);
  field.setSelectionRange(at, at + lines[line - 1].length);
  field.scrollTop = Math.max(0, line - 4) * field.scrollHeight / lines.length;
})();
