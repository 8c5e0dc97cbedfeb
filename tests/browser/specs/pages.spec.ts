// What every page owes to everybody: nothing that axe-core finds, nothing wider than the window, nothing executed that
// somebody wrote.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { act, ask, expect, question, test, unique } from "../support/fixtures";
import type { Role } from "../support/server";

const axe = readFileSync(createRequire(__filename).resolve("axe-core"), "utf8");
const roles: Role[] = ["participant", "hall", "screen", "moderator"];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const { violations: found } = await runner.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ").slice(0, 400)}`);
  });
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const role of roles) {
  for (const scheme of ["light", "dark"] as const) {
    test(`${role}'s page: axe finds nothing (${scheme}), and nothing is wider than 320 pixels`, async ({ people }) => {
      const asker = await people.enter("participant");
      const desk = await people.enter("moderator");
      const text = unique("Is this page accessible?");
      await ask(asker, text);
      await act(desk, text, "approve");
      await act(desk, text, "put-on-air");
      const page = await people.enter(role, { colorScheme: scheme, reducedMotion: "reduce" });
      if (role !== "moderator") await expect(page.getByTestId("on-air")).toHaveText(text);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  }
}

test("the first page and the door: axe finds nothing", async ({ people, server }) => {
  const page = await people.open();
  for (const address of [`${server.origin}/`, server.link("participant"), `${server.origin}/watch/auditorium`]) {
    await page.goto(address);
    await expect(page.locator("h1")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
});

const payloads = [
  '<img src=x onerror="window.fired=1">', "<script>window.fired=1</script>", '"><svg onload=window.fired=1>',
  "<iframe srcdoc='<script>parent.fired=1</script>'>", "javascript:window.fired=1", '<a href="javascript:window.fired=1">x</a>',
  "{{constructor.constructor('window.fired=1')()}}", "<math><mtext><style><img src=x onerror=window.fired=1></style></mtext></math>",
  "${window.fired=1}", "'-window.fired=1-'", "<b>bold</b> &lt;i&gt;", "=HYPERLINK(\"http://example.org\")",
];

test("nothing that somebody writes is executed or becomes markup on any page", async ({ people }) => {
  const asker = await people.enter("participant");
  const pages = { asker, hall: await people.enter("hall"), screen: await people.enter("screen"), desk: await people.enter("moderator") };
  for (const payload of payloads) {
    const text = unique(payload);
    await ask(asker, text);
    await act(pages.desk, text, "approve");
    await act(pages.desk, text, "put-on-air");
    await expect(pages.screen.getByTestId("on-air")).toHaveText(text);
    await expect(pages.hall.getByTestId("on-air")).toHaveText(text);
    await expect(question(asker, text)).toHaveCount(1);
  }
  for (const page of Object.values(pages)) {
    expect(await page.evaluate(() => (window as unknown as { fired?: number }).fired)).toBeUndefined();
    expect(await page.locator("main img, main iframe, main script, main math, main a[href^=javascript]").count()).toBe(0);
  }
});
