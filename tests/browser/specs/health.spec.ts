// A viewer plays: the desk's panel counts one viewer and says the delay, each step has its state in words, and a participant
// hears nothing of it.
import { violations } from "../support/axe";
import { expect, test } from "../support/fixtures";
import { plays } from "../support/player";

test("the desk shows how the picture is, from the source to one viewer with a delay", async ({ people }) => {
  test.setTimeout(180_000);
  const desk = await people.enter("moderator");
  const watch = await people.enter("participant");
  await plays(watch);
  await desk.getByTestId("health-open").click();
  // By the next sign at the latest, and then by the next look.
  await expect(desk.getByTestId("health-viewers")).toHaveText(/^[1-9]/, { timeout: 60_000 });
  await expect(desk.getByTestId("health-delay")).toHaveText(/^[\d.]+ s, [\d.]+ s$/, { timeout: 60_000 });
  await expect(desk.getByTestId("health-source")).toHaveAttribute("data-mark", "good");
  await expect(desk.getByTestId("health-source")).toContainText("The main source is on air.");
  for (const step of ["encoder", "packager", "delivery"])
    await expect(desk.getByTestId(`health-${step}`).getByRole("heading")).toHaveText(/Good|Take a look|Bad/);
  expect(await violations(desk)).toEqual([]);
  await desk.getByTestId("health-close").click();
  await expect(desk.getByTestId("health-open")).toBeFocused();
});
