// A WHIP client of another make (Debian's simple-whip-client) publishes as a panelist, with nothing but the address and the key
// that the panelist's page shows: it has no cookie and no seat. As OBS does it.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, unique } from "../support/fixtures";
import { backstage, camera_of, test, tile } from "../support/stage";

const arrives = { timeout: 60_000 };
const programs = ["/usr/bin/simple-whip-client", "/usr/bin/whip-client"];

const sound = "audiotestsrc is-live=true ! audioconvert ! audioresample ! opusenc ! rtpopuspay pt=100 ! queue ! application/x-rtp,media=audio,encoding-name=OPUS,payload=100";
const picture = "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=180,framerate=15/1 ! videoconvert ! vp8enc deadline=1 keyframe-max-dist=30 ! "
  + "rtpvp8pay pt=96 ! queue ! application/x-rtp,media=video,encoding-name=VP8,payload=96";

class WhipClient {
  private said_ = "";
  private readonly ended_: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes: Buffer) => (this.said_ += String(bytes)));
    this.ended_ = new Promise((done) => child.once("exit", done).once("error", done));
  }

  /** The key is among its arguments, since it takes it nowhere else: a key of this test's own server. */
  static start(url: string, key: string): WhipClient {
    const program = programs.find(existsSync);
    if (!program) throw new Error("simple-whip-client is not there: scripts/setup test installs it");
    return new WhipClient(spawn(program, ["-u", url, "-t", key, "-A", sound, "-V", picture, "-o"], { stdio: ["ignore", "pipe", "pipe"] }));
  }

  get said(): string {
    return this.said_;
  }

  /** It says goodbye to the server, as at the end of a stream. */
  async stop(): Promise<void> {
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 20_000);
    await this.ended_;
    clearTimeout(late);
  }
}

test("an encoder publishes by the key of a panelist's page and nothing else, and is gone when it stops", async ({ people, server }) => {
  const name = unique("Encoder");
  const page = await backstage(people, name);
  const control = await people.enter("producer", { name: unique("Regia") });
  const camera = tile(control, await camera_of(control, name));
  await page.getByTestId("devices-open").click();
  await page.locator("details.encoder summary").click();
  await page.getByTestId("encoder-key").click();
  const [url = "", key = ""] = await page.getByTestId("encoder-given").locator("code").allTextContents();
  expect(url).toMatch(/^https:\/\/localhost:\d+\/whip\/auditorium$/);
  await page.getByTestId("devices-close").click();
  await page.getByTestId("leave-stage").click();
  await expect(camera).not.toHaveAttribute("data-state", "live", arrives);

  const client = WhipClient.start(url, key);
  try {
    await expect(camera).toHaveAttribute("data-state", "live", arrives);
  } finally {
    await client.stop();
    await test.info().attach("what the client said", { body: client.said });
  }
  await expect(camera).not.toHaveAttribute("data-state", "live", arrives);
  expect(client.said).not.toContain("[trickle]");
  expect(server.logged()).not.toContain(key);
});
