import { expect, test } from "../support/fixtures";

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
