// axe-core over a page: every rule that is on by itself, and the one for the size of targets (WCAG 2.2), which is not.
// Used as it is: its wrapper for Playwright wants a newer Node than the tests may need.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const source = readFileSync(createRequire(__filename).resolve("axe-core"), "utf8");

interface Axe {
  run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // What sticks to an edge lies over what can be scrolled from under it: a target is as large as it is there.
    const sticking = [...document.querySelectorAll<HTMLElement>("*")].filter((element) => getComputedStyle(element).position === "sticky");
    for (const element of sticking) element.style.position = "static";
    const { violations: found } = await axe.run({ rules: { "target-size": { enabled: true } } });
    for (const element of sticking) element.style.position = "";
    const said = ({ html, failureSummary }: { html: string; failureSummary?: string }) => `${html} (${failureSummary ?? ""})`;
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(said).join(" | ").slice(0, 800)}`);
  });
}

/** How much wider than the window the page is. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Of a title: each run looks at pages in the longest words and in the widest script, --long in the other two languages too. */
export function marked(locale: string): string {
  return locale === "es-ES" || locale === "zh-TW" ? locale : `@long ${locale}`;
}
