// What people write in earnest: the longest question in Chinese, text from right to left with marks in it, families of emoji. It
// is whole and in its place on every page, and turns nothing else round.
import { overflow } from "../support/axe";
import { send_commands } from "../support/commands";
import { expect, question, test_without_picture as test, unique } from "../support/fixtures";

const han = "當事件跨越三個司法管轄區而各自的期限又不相同時應如何協調應變".repeat(20);
const texts: Record<string, (mark: string) => string> = {
  "500 Chinese characters": (mark) => [...(mark + han)].slice(0, 500).join(""),
  "right to left, with marks": (mark) => `${mark} \u202eهل سيكون التسجيل متاحًا؟\u202c \u2067مرحبا\u2069 (2027)`,
  "emoji of several parts": (mark) => `${mark} 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 e\u0301 ${"🇹🇼🇦🇷🇲🇽🇧🇷".repeat(10)}`,
};

for (const [what, text_with] of Object.entries(texts)) {
  test(`${what}: shown whole on the desk, the page of 320 pixels and the projector`, async ({ people }) => {
    const desk = await people.enter("moderator");
    const watch = await people.enter("hall", { viewport: { width: 320, height: 640 } });
    const screen = await people.enter("screen", { viewport: { width: 1920, height: 1080 } });
    const mark = unique("M");
    const [asked] = await send_commands(watch, ["question.ask", { text: text_with(mark) }]);
    const id = asked!["question"];
    await send_commands(desk, ["question.approve", { question: id, version: 1 }], ["question.put_on_air", { question: id, version: 2 }]);

    const shown = screen.locator(`[data-question-id="${id}"]`);
    await expect(shown).toContainText(mark);
    const box = (await shown.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(1080);
    for (const page of [desk, watch, screen]) expect(await overflow(page)).toBeLessThanOrEqual(0);
    await expect(question(desk, mark)).toHaveCount(1);
    // What marks a text leaves open ends with it.
    for (const page of [watch, screen]) {
      const isolated = await page.locator(`[data-question-id="${id}"]`).first().evaluate((found) => {
        const place = found.closest("[dir=auto]") ?? found.querySelector("[dir=auto]");
        return place ? getComputedStyle(place).unicodeBidi : "none";
      });
      expect(isolated).toMatch(/isolate|plaintext/);
    }
    await send_commands(desk, ["question.mark_answered", { question: id, version: 3 }]);
  });
}
