import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const SYSTEM_BROWSER = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

export interface Browser {
  readonly page: Page;
  /** What the page complained about so far: uncaught errors, refused requests, violated policies. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens a browser with a profile of its own: the system's, or the one that comes as a package. */
export async function openBrowser(viewport = { width: 1366, height: 900 }): Promise<Browser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'browser-'));
  const isSystem = existsSync(SYSTEM_BROWSER);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: isSystem ? SYSTEM_BROWSER : await sparticuz.executablePath(),
    headless: true,
    args: isSystem ? FLAGS : [...sparticuz.args, ...FLAGS],
    viewport
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  };
}

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * What the accessibility rules of WCAG 2.2 A and AA find on the page, as `rule: element`.
 *
 * https://www.w3.org/TR/WCAG22/
 */
export async function findAccessibilityProblems(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  await page.evaluate(readFileSync(AXE_FILE, 'utf8'));
  return page.evaluate(async () => {
    interface Results {
      readonly violations: {
        readonly id: string;
        readonly nodes: { readonly target: unknown[]; readonly html: string }[];
      }[];
    }
    const { axe } = globalThis as unknown as { axe: { run(context: unknown, options: object): Promise<Results> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  });
}
