// Reads the clock that the test feed burns into the picture: 32 cells along the lower edge, Gray code of the wall clock in
// ms modulo 2^31, the last cell even parity.
import type { Page } from "@playwright/test";

export interface Reading {
  /** The wall clock of the frame in ms, or null where the parity is wrong. */
  at: number | null;
  shown_at: number;
}

export async function read_strip(page: Page, frames: number): Promise<Reading[]> {
  return page.getByTestId("player").evaluate(async (element, wanted) => {
    const video = element as HTMLVideoElement;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const read = (): number | null => {
      if (!context || !video.videoWidth) return null;
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      const y = Math.round((canvas.height * 35) / 36);
      let gray = 0;
      let white = 0;
      for (let cell = 0; cell < 32; cell++) {
        const x = Math.floor(((cell + 0.5) * canvas.width) / 32);
        const bit = (context.getImageData(x, y, 1, 1).data[0] ?? 0) >= 128 ? 1 : 0;
        white += bit;
        if (cell < 31) gray = gray * 2 + bit;
      }
      if (white % 2 !== 0) return null;
      let binary = gray;
      for (const shift of [16, 8, 4, 2, 1]) binary ^= binary >>> shift;
      const now = Date.now();
      const modulus = 2 ** 31;
      const behind = (((now % modulus) - binary + modulus * 1.5) % modulus) - modulus / 2;
      return now - behind;
    };
    const readings: { at: number | null; shown_at: number }[] = [];
    await new Promise<void>((done) => {
      const next = () => {
        readings.push({ at: read(), shown_at: Date.now() });
        if (readings.length >= wanted) done();
        else video.requestVideoFrameCallback(next);
      };
      video.requestVideoFrameCallback(next);
    });
    return readings;
  }, frames);
}
