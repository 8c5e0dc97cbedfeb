import { expect, test_without_picture as test } from "../support/fixtures";

test("the page speaks the browser's language, and the chosen one from then on", async ({ people }) => {
  const page = await people.enter("participant", { locale: "es-ES" });
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByTestId("composer")).toHaveAttribute("placeholder", "Haga una pregunta…");
  await expect(page.locator("h1")).toHaveText("Auditorio");
  await page.getByTestId("language").selectOption("en");
  await expect(page.getByTestId("composer")).toHaveAttribute("placeholder", "Ask a question…");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("h1")).toHaveText("Auditorium");
});

const spoken = [
  { locale: "zh-TW", lang: "zh-Hant", room: "大禮堂", asks: "請輸入您的提問…" },
  { locale: "zh-HK", lang: "zh-Hant", room: "大禮堂", asks: "請輸入您的提問…" },
  { locale: "pt-BR", lang: "pt", room: "Auditório", asks: "Faça uma pergunta…" },
  { locale: "pt-PT", lang: "pt", room: "Auditório", asks: "Faça uma pergunta…" },
];
for (const { locale, lang, room, asks } of spoken) {
  test(`a browser of ${locale} gets ${lang} at every paint`, async ({ people }) => {
    const seen: string[] = [];
    const page = await people.enter("participant", {
      locale,
      before: async (page) => {
        await page.exposeFunction("paint", (text: string) => seen.push(text));
        await page.addInitScript(() => {
          const { paint } = globalThis as unknown as { paint: (text: string) => void };
          new MutationObserver(() => {
            const text = document.getElementById("app")?.innerText;
            if (text) paint(`${document.documentElement.lang} ${text}`);
          }).observe(document, { childList: true, subtree: true });
        });
      },
    });
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByTestId("composer")).toHaveAttribute("placeholder", asks);
    await expect(page.locator("h1")).toHaveText(room);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((text) => !text.startsWith(`${lang} `))).toEqual([]);
    expect(seen.filter((text) => /Connecting…|Connected|Seguimos/.test(text))).toEqual([]);
  });
}

test("a link's language comes before the browser's, the reader's own choice before both", async ({ people, server }) => {
  const page = await people.enter("participant", { locale: "en-GB", link: server.link("participant", "--lang", "zh-Hant") });
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await page.getByTestId("language").selectOption("pt");
  await expect(page.locator("html")).toHaveAttribute("lang", "pt");
  await page.goto(server.link("participant", "--lang", "es"));
  await expect(page.getByTestId("enter")).toHaveText("Entrar");
  await expect(page.locator("html")).toHaveAttribute("lang", "pt");
});
