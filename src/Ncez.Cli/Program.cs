using Ncez.Cli;

return await CommandLineRun.Of(args);
