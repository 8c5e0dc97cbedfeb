// A moderator takes the questions away as files and reads them; a refusal is told in words.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { overflow, violations } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, test_without_picture as test, unique } from "../support/fixtures";

async function download(desk: Page, what: string, format: string): Promise<{ name: string; bytes: Buffer }> {
  await desk.getByTestId("export-what").selectOption(what);
  await desk.getByTestId("export-format").selectOption(format);
  const [file] = await Promise.all([desk.waitForEvent("download"), desk.getByTestId("export-make").click()]);
  await expect(desk.getByTestId("export-state")).toContainText(file.suggestedFilename());
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("a moderator downloads what was asked, harmless for a spreadsheet, by keyboard", async ({ people }) => {
  const hall = await people.enter("hall");
  const text = unique("=HYPERLINK(1) and why?");
  await send_commands(hall, ["question.ask", { text }]);
  const desk = await people.enter("moderator");
  await desk.getByTestId("export-open").focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByTestId("export-what")).toBeFocused();
  expect(await violations(desk)).toEqual([]);
  expect(await overflow(desk)).toBeLessThanOrEqual(0);

  const csv = await download(desk, "questions", "csv");
  expect(csv.name).toMatch(/^auditorium-questions-\d{8}T\d{6}Z\.csv$/);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(csv.bytes.toString()).toContain(`"'${text}"`);

  const json = await download(desk, "all", "json");
  const { sheets } = JSON.parse(json.bytes.toString()) as { sheets: Record<string, { text?: string; kind?: string }[]> };
  expect(sheets["questions"]?.some((row) => row.text === text)).toBe(true);
  expect(sheets["audit"]?.some((row) => row.kind === "question.asked")).toBe(true);

  await desk.getByTestId("export-what").selectOption("all");
  await expect(desk.getByTestId("export-format").locator("option")).toHaveCount(2);
  const xlsx = await download(desk, "polls", "xlsx");
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
  await desk.keyboard.press("Escape");
  await expect(desk.getByTestId("export-open")).toBeFocused();
});

test("a refusal is told, and the dialog stays", async ({ people }) => {
  const desk = await people.enter("moderator", { viewport: { width: 390, height: 844 } });
  await desk.route("**/export/**", (route) => route.fulfill({ status: 429, json: { error: { reason: "limited" } } }));
  await desk.getByTestId("export-open").click();
  await desk.getByTestId("export-make").click();
  await expect(desk.getByTestId("export-refused")).toContainText("One export at a time");
  expect(await violations(desk)).toEqual([]);
  expect(await overflow(desk)).toBeLessThanOrEqual(0);
});
