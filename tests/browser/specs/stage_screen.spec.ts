// The screen in the check of the devices, in a browser whose window for the choice of a screen answers by itself.
import { expect, unique } from "../support/fixtures";
import { camera_of, person, test_with_screen as test, tile } from "../support/stage";

test("a screen is tried without being sent, and the producer reads that it can be shared", async ({ people }) => {
  const control = await people.enter("producer", { name: unique("Regia") });
  const name = unique("Tobias");
  const page = await people.enter("panelist", { permissions: ["camera", "microphone"], name });
  await expect(page.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
  await page.getByTestId("screen-try").click();
  await expect(page.getByTestId("screen-works")).toBeVisible();
  await expect(page.getByTestId("self-view")).toHaveCount(2);
  await page.getByTestId("report").click();
  await expect(person(control, name).getByTestId("checked")).toContainText("🖥 ✓");
  await page.getByTestId("screen-try").click();
  await expect(page.getByTestId("screen-works")).toHaveCount(0);
  await expect(tile(control, await camera_of(control, name))).toHaveAttribute("data-state", "absent");
});
