import { expect, test_without_picture as test } from "../support/fixtures";

test("the link's token leaves the address at once and stands in no history", async ({ people, server }) => {
  const page = await people.open();
  await page.goto(server.link("participant"));
  await expect(page.getByTestId("enter")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await page.reload();
  await page.getByTestId("enter").click();
  await page.waitForURL("**/watch/auditorium");
  await page.goBack().catch(() => null);
  expect(page.url()).not.toContain("pn1.");
});

test("a link that was withdrawn, and one that was spoilt, are refused in plain words", async ({ people, server }) => {
  const page = await people.open();
  const link = server.link("participant");
  const id = server.revoke(link);
  await expect.poll(() => server.logged()).toContain(`"access.link_revoked","link":"${id}"`);
  await page.goto(link);
  await page.getByTestId("enter").click();
  await expect(page.getByTestId("refusal")).toContainText("withdrawn");

  const spoilt = await people.open();
  await spoilt.goto(`${server.link("hall").slice(0, -6)}AAAAAA`);
  await spoilt.getByTestId("enter").click();
  await expect(spoilt.getByTestId("refusal")).toContainText("not valid");
});

test("a personal link on one device too many lists the devices, and one can be signed out", async ({ people, server }) => {
  const link = server.link("participant", "--kind", "personal", "--name", "Remote participant", "--sub", `s-${Date.now()}`, "--devices", "1");
  const first = await people.enter("participant", { link });
  const second = await people.open();
  await second.goto(link);
  await second.getByTestId("enter").click();
  await expect(second.getByTestId("refusal")).toHaveAttribute("data-reason", "too_many_devices");
  await second.getByRole("button", { name: "Sign out this device and enter" }).click();
  await second.waitForURL("**/watch/auditorium");
  await expect(first.getByTestId("stopped")).toBeVisible();
});

test("a moderator's new device takes over from the older one", async ({ people, server }) => {
  const link = server.link("moderator", "--kind", "personal", "--name", "Desk one", "--sub", `m-${Date.now()}`);
  const first = await people.enter("moderator", { link });
  await people.enter("moderator", { link });
  await expect(first.getByTestId("stopped")).toHaveAttribute("data-reason", "replaced");
});

test("signing out ends the page; a page with no seat says what it needs", async ({ people, server }) => {
  const page = await people.enter("participant");
  await page.getByTestId("account").click();
  await page.getByTestId("sign-out").click();
  await expect(page.getByTestId("stopped")).toHaveAttribute("data-reason", "signed_out");
  await page.goto(`${server.origin}/desk/auditorium`);
  await expect(page.getByTestId("stopped")).toHaveAttribute("data-reason", "not_signed_in");
});
