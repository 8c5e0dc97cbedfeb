// The panelist's and the producer's screens, with panelists on air, called and waiting, in two languages and both lights.
import { expect, unique } from "../support/fixtures";
import { with_devices, type Colour } from "../support/known";
import { backstage, camera_of, put_on_air, steering, test, tile } from "../support/stage";
import { send_commands } from "../support/commands";
import { shoot, windows } from "./shoot";

const cameras: readonly Colour[] = [[40, 80, 150], [120, 70, 40], [60, 110, 70]];

for (const locale of ["es-ES", "zh-TW"]) {
  test(`stage and control in ${locale}`, async ({ people }) => {
    const names = ["María de las Mercedes Fernández-Villaverde", "陳美玲", "Luiz"].map(unique);
    const check = await people.enter("panelist", { locale, viewport: windows.laptop, name: unique("Ana"), permissions: ["camera", "microphone"] });
    await expect(check.getByTestId("self-view")).toHaveAttribute("data-picture", "true");
    for (const [name, width] of [["laptop", windows.laptop], ["phone", windows.phone]] as const) {
      await check.setViewportSize(width);
      await shoot(check, `${locale}-stage-check-${name}`);
    }
    const panelists = [];
    for (const [at, name] of names.entries())
      panelists.push(await backstage(people, name, { locale, viewport: windows.laptop, before: with_devices({ camera: cameras[at] ?? [0, 0, 0], screen: [240, 240, 240], hertz: 300 + 200 * at }) }));
    const control = await steering(people);
    const sources = [];
    for (const name of names) sources.push(await camera_of(control, name));
    for (const source of sources) await expect(tile(control, source)).toHaveAttribute("data-state", "live", { timeout: 60_000 });
    await put_on_air(control, sources[0] ?? "");
    await send_commands(control, ["stage.set_third", { lines: ["Dra. Fernández-Villaverde", "¿Cómo se coordina la respuesta?"] }]);
    const producer = await people.enter("producer", { locale, viewport: windows.laptop, name: unique("Producción") });
    for (const [name, size] of [["laptop", windows.laptop], ["large", windows.projector], ["phone", windows.phone]] as const) {
      await producer.setViewportSize(size);
      await shoot(producer, `${locale}-control-${name}`);
    }
    for (const [at, standing] of ["on-air", "backstage"].entries()) {
      const page = panelists[at];
      if (!page) continue;
      for (const [name, size] of [["laptop", windows.laptop], ["phone", windows.phone]] as const) {
        await page.setViewportSize(size);
        await shoot(page, `${locale}-stage-${standing}-${name}`);
      }
    }
    await send_commands(control, ["stage.take", { transition: "cut", ms: 0, scene: { layout: "full", sources: ["floor"] } }]);
  });
}
