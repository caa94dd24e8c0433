/**
 * Runs the analyser's engines on one project and prints the violations as JSON.
 *
 * A program of its own: the engines live in this folder's packages, print freely, and keep a Java process while they run.
 */
import core from '@salesforce/code-analyzer-core';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ENGINES = ['pmd', 'eslint', 'retirejs', 'regex', 'flow'];
const SELECTORS = ['AppExchange', 'Recommended:Security'];
const { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel } = core;

const root = path.resolve(process.argv[2] ?? '.');
const configuration = path.join(root, 'config/code-analyzer.yml');
const analyzer = new CodeAnalyzer(
  existsSync(configuration)
    ? CodeAnalyzerConfig.fromFile(configuration)
    : CodeAnalyzerConfig.fromObject({ config_root: root })
);
for (const type of [EventType.LogEvent, EventType.EngineLogEvent]) {
  analyzer.onEvent(type, (event) => {
    if (event.logLevel <= LogLevel.Error) process.stderr.write(`${event.message}\n`);
  });
}
for (const name of ENGINES) {
  const module = await import(`@salesforce/code-analyzer-${name}-engine`);
  const plugin = (module.createEnginePlugin ?? module.default.createEnginePlugin)();
  const create = plugin.createEngine.bind(plugin);
  plugin.createEngine = async (...args) => {
    const engine = await create(...args);
    // The flow engine is built on an older interface that lacks this method.
    engine.removeEventListener ??= () => {};
    return engine;
  };
  await analyzer.addEnginePlugin(plugin);
}
const workspace = await analyzer.createWorkspace([path.join(root, 'force-app')]);
const rules = await analyzer.selectRules(SELECTORS, { workspace });
const results = await analyzer.run(rules, { workspace });
const violations = results.getViolations().map((violation) => {
  const location =
    violation.getPrimaryLocation?.() ?? violation.getCodeLocations()[violation.getPrimaryLocationIndex()];
  const rule = violation.getRule();
  return {
    rule: rule.getName(),
    engine: rule.getEngineName(),
    severity: rule.getSeverityLevel(),
    file: location.getFile() ?? '',
    line: location.getStartLine() ?? 1,
    message: violation.getMessage().replace(/\s+/g, ' ')
  };
});
process.stdout.write(JSON.stringify({ violations }));
