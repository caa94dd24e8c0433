import { compileProject, hasErrors } from '../engine/compileProject.ts';
import type { Command } from '../../lib/command.ts';
import { JSON_OPTION, PROJECT_OPTIONS, readProjectChoice } from './options.ts';
import { renderDiagnostics } from './printDiagnostics.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Compile the project and report every error',
  positionals: [],
  options: { ...PROJECT_OPTIONS, ...JSON_OPTION },
  run(args, output) {
    const { project, diagnostics } = compileProject(readProjectChoice(args));
    const failed = hasErrors(diagnostics);
    const counts = { classes: project.classes.length, triggers: project.triggers.length };
    if (args.flags.has('json')) output.out(`${JSON.stringify({ success: !failed, ...counts, diagnostics })}\n`);
    else {
      output.err(renderDiagnostics(diagnostics));
      output.out(`${counts.classes} classes, ${counts.triggers} triggers, ${diagnostics.length} problems\n`);
    }
    return Promise.resolve(failed ? 1 : 0);
  }
};
