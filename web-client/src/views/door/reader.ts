// Reads QR codes from a picture of the camera: by the browser's own detector where it has one for them, else by jsQR,
// which is loaded then and only then.
export type Read = (picture: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

export async function make_reader(): Promise<Read> {
  const Own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (Own && (await Own.getSupportedFormats().catch((): string[] => [])).includes("qr_code")) {
    const detector = new Own({ formats: ["qr_code"] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null;
  }
  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  return (picture) => {
    canvas.width = picture.videoWidth;
    canvas.height = picture.videoHeight;
    if (!paper || canvas.width === 0) return Promise.resolve(null);
    paper.drawImage(picture, 0, 0);
    const { data, width, height } = paper.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data ?? null);
  };
}
