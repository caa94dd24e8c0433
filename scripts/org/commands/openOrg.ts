import { compileProject, hasErrors } from '../engine/compileProject.ts';
import { explainFailure } from '../engine/explainFailure.ts';
import { createRuntime, type Runtime } from '../engine/runtime.ts';
import { readTreePlan, TreePlanError } from '../engine/treePlan.ts';
import { UserError, type Output, type ParsedArguments } from '../../lib/command.ts';
import { readProjectChoice } from './options.ts';
import { renderDiagnostics } from './printDiagnostics.ts';

/**
 * A fresh org with the project deployed and the data of `--data` imported, or null when the project does not compile: then the
 * errors have been shown (with `--json`, as the one object on standard output).
 */
export function openOrg(args: ParsedArguments, output: Output): Runtime | null {
  const compiled = compileProject(readProjectChoice(args));
  if (hasErrors(compiled.diagnostics)) {
    if (args.flags.has('json'))
      output.out(`${JSON.stringify({ success: false, diagnostics: compiled.diagnostics })}\n`);
    else output.err(renderDiagnostics(compiled.diagnostics));
    return null;
  }
  const runtime = createRuntime(compiled, { time: 'fixed', database: null });
  const plan = args.values.get('data');
  if (plan === undefined) return runtime;
  try {
    runtime.importPlan(readTreePlan(plan, compiled.schema), 0);
  } catch (error) {
    if (error instanceof TreePlanError) throw new UserError(error.message);
    const { typeName, message } = explainFailure(error);
    throw new UserError(`${plan}: ${typeName}: ${message}`);
  }
  return runtime;
}
