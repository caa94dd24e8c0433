#!/usr/bin/env node
/**
 * Entry of `npm run -s involve -- COMMAND`: what a managed package cannot bring into an org.
 *
 * Exit codes: 0 success, 1 failure, 2 misuse. Standard output carries only the answer; everything else goes to standard error.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
// What the Salesforce libraries log may hold what was sent: nothing is kept.
process.env['SF_DISABLE_LOG_FILE'] ??= 'true';
const { runInvolve } = await import('./involve.ts');
process.exitCode = await runInvolve(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text)
});
