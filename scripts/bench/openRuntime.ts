import { compileProject, hasErrors } from '../org/engine/compileProject.ts';
import { createRuntime, type Runtime } from '../org/engine/runtime.ts';

/** A fresh org in memory with these projects deployed; throws where they do not compile. */
export function openRuntime(sources: readonly string[]): Runtime {
  const compiled = compileProject({ sources, namespace: undefined });
  const first = compiled.diagnostics.find((each) => each.severity === 'error');
  if (hasErrors(compiled.diagnostics))
    throw new Error(`${first?.origin.file}:${first?.origin.line}: ${first?.message}`);
  return createRuntime(compiled, { time: 'fixed', database: null });
}
