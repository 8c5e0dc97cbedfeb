// A producer sees who receives the programme by SRT: nobody, a real receiver, nobody again, and one with a wrong key.
import { spawn, type ChildProcess } from "node:child_process";
import { violations } from "../support/axe";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

function receive(server: Server, key?: string): ChildProcess {
  const { url, streamid, passphrase } = JSON.parse(server.paraninfo("output", "--id", "to-obs")) as Record<string, string>;
  const from = `${url?.replace("localhost", "127.0.0.1")}?streamid=${streamid}&passphrase=${key ?? passphrase}`;
  return spawn("ffmpeg", ["-nostdin", "-v", "error", "-i", from, "-c", "copy", "-f", "null", "-"], { stdio: "ignore" });
}

test("the producer's page shows who receives an output, and why one was refused", async ({ browser }) => {
  test.setTimeout(180_000);
  const server = await Server.start({ outputs: [{ id: "to-obs", overlays: false }] });
  const people = new People(browser, server);
  let receiver: ChildProcess | undefined;
  try {
    const control = await people.enter("producer");
    await control.getByTestId("outputs-open").click();
    const output = control.locator("[data-testid=output][data-id=to-obs]");
    await expect(output).toHaveAttribute("data-state", "waiting", { timeout: 30_000 });
    await expect(output).toContainText("without the lower third");

    receiver = receive(server);
    await expect(output).toHaveAttribute("data-state", "sending", { timeout: 60_000 });
    await expect(output.getByTestId("output-figures")).toHaveText(/Receivers: 1 · [1-9][\d,]* kbit/);
    expect(await violations(control)).toEqual([]);

    receiver.kill("SIGKILL");
    await expect(output).toHaveAttribute("data-state", "waiting", { timeout: 60_000 });
    receiver = receive(server, "never-the-right-key");
    await expect(output.getByTestId("output-refusal")).toContainText("the key is wrong", { timeout: 30_000 });
    await control.getByTestId("outputs-close").click();
    await expect(control.getByTestId("outputs-open")).toBeFocused();
    expect(people.faults).toEqual([]);
  } finally {
    receiver?.kill("SIGKILL");
    await people.leave();
    await server.stop();
  }
});
