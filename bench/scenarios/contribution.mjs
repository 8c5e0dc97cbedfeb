// A panelist's picture, there and back: sent by WHIP, on the programme in full, seen in the return by WHEP, as the strip in it
// says. Chromium sends and watches; the worker's CPU is what it takes with the rest of the programme.
import fs from 'node:fs';
import { command, cameraOf, clockCamera, leave, play, publish, whoIs } from '../lib/on_stage.mjs';
import { percentile, seenBy, watch } from '../lib/browser.mjs';
import { publicationPath } from '../lib/feed.mjs';
import { LossyLine } from '../lib/lossy_line.mjs';
import { sleep } from '../lib/process.mjs';
import { ProgrammeFrames } from '../lib/programme_frames.mjs';
import { onStage } from '../lib/stage_bench.mjs';
import { cpuMs, workerPid } from '../lib/watched_processes.mjs';
import { lips, panelistsCost } from './panelists.mjs';

const at_most = { return_p95_ms: 300, first_frame_p95_ms: 1000, lipsync_abs_max_ms: 40, frames_dropped: 0, renditions_shed: 0 };
const at_least = { fps_at_5_percent_loss: 25 };

// When the return first shows a picture of this publication, after its offer.
async function firstFrame(page, seat) {
    const offered = await publish(page, seat);
    await watch(page);
    const seen = await page.waitForFunction(() => document.paraninfoBench.first_at, undefined, { timeout: 20000 });
    return await seen.jsonValue() - offered;
}

const thereAndBack = ({ seconds = 60, rounds = 10 }) => onStage(async (server, producer, panelist) => {
    const [{ seat: wheel }, { person, seat }] = [await whoIs(producer), await whoIs(panelist)];
    await command(producer, wheel, 'stage.take', { scene: { layout: 'full', sources: [cameraOf(person)] }, transition: 'cut', ms: 0 });
    await clockCamera(panelist);
    await play(panelist, seat);
    const firsts = [];
    for (let round = 0; round < rounds; ++round) {
        firsts.push(await firstFrame(panelist, seat));
        if (round + 1 < rounds) await panelist.evaluate(async () => {
            const { peer, address } = document.peers.pop();
            peer.close();
            await fetch(address, { method: 'DELETE' });
        });
        await sleep(1500);
    }
    await sleep(35000);  // the sender's bit rate grows, and what the beginning cost of delay is given back
    await watch(panelist);
    const from = cpuMs(workerPid(server));
    await sleep(seconds * 1000);
    const back = await seenBy(panelist);
    const cpu = (cpuMs(workerPid(server)) - from) / seconds / 10;
    await leave(panelist);
    const figures = { return_p50_ms: back.p50_ms, return_p95_ms: back.p95_ms, return_fps: back.frames / seconds, return_gap_max_ms: back.gap_max_ms,
        first_frame_p50_ms: percentile(firsts, 0.5), first_frame_p95_ms: percentile(firsts, 0.95), worker_cpu_percent: cpu };
    return { seconds, rounds, ...figures };
});

// How many pictures a second are left of thirty where each twentieth packet is lost between the panelist and the server, both ways:
// in the programme, which is what the audience sees, and in the panelist's return, which loses nothing more.
const throughLoss = ({ loss, round_trip = 0, seconds = 60 }) => onStage(async (server, producer, panelist) => {
    const [{ seat: wheel }, { person, seat }] = [await whoIs(producer), await whoIs(panelist)];
    const [cookie, viewer] = fs.readFileSync(await server.people(1), 'utf8').split('\n')[0].split(' ');
    const publication = await publicationPath(server, [cookie, viewer]);
    const line = new LossyLine(loss / 100, round_trip);
    await panelist.exposeFunction('overALine', (port) => line.to(port));
    await command(producer, wheel, 'stage.take', { scene: { layout: 'full', sources: [cameraOf(person)] }, transition: 'cut', ms: 0 });
    await clockCamera(panelist);
    await play(panelist, seat);
    await publish(panelist, seat, 'overALine');
    await sleep(20000);  // the sender finds its bit rate
    const programme = new ProgrammeFrames(server, cookie, publication);
    const sent_before = await encoded(panelist);
    await watch(panelist);
    await sleep(seconds * 1000);
    const back = await seenBy(panelist), sent = await encoded(panelist) - sent_before;
    const { frames, pictures, misread, missed_segments, standing_max } = await programme.stop();
    await leave(panelist);
    line.close();
    return { loss_percent: loss, round_trip_ms: round_trip, seconds, packets: line.packets, lost: line.lost, sent_fps: sent / seconds,
        fps: 30 * pictures / frames, misread, missed_segments, standing_max_frames: standing_max,
        return_fps: back.pictures / seconds, return_gap_max_ms: back.gap_max_ms, return_p50_ms: back.p50_ms };
});

// How many pictures the panelist's encoder has made.
const encoded = (page) => page.evaluate(async () => {
    let frames = 0;
    for (const { peer } of document.peers) for (const one of (await peer.getStats()).values()) if (one.type === 'outbound-rtp') frames += one.framesEncoded ?? 0;
    return frames;
});

// All that is to be shown of contribution, one after the other, each with a server of its own.
async function everything({ seconds, rounds }) {
    const back = await thereAndBack({ seconds, rounds });
    const { lipsync_abs_max_ms, samples: lipsync_samples } = await lips({ lips: 3, seconds: 12 });
    const { fps, return_fps } = await throughLoss({ loss: 5, seconds: 30 });
    const { alone, with_1, with_2, with_4, with_10, refused_for_a_moment } = await panelistsCost({ panelists: 10, on_air: 4, seconds: 15 });
    const worker_cpu_percent = { alone, 1: with_1, 2: with_2, 4: with_4, '10 of which 4 on air': with_10 };
    for (const [name, { worker_cpu_percent: percent }] of Object.entries(worker_cpu_percent)) worker_cpu_percent[name] = percent;
    const figures = { ...back, lipsync_abs_max_ms, lipsync_samples, fps_at_5_percent_loss: fps, return_fps_at_5_percent_loss: return_fps, worker_cpu_percent,
        frames_dropped: with_10.frames_dropped, renditions_shed: with_10.renditions_shed, refused_for_a_moment };
    const missed = [...Object.keys(at_most).filter((name) => !(figures[name] <= at_most[name])), ...Object.keys(at_least).filter((name) => !(figures[name] >= at_least[name]))];
    return { ...figures, missed };
}

// Everything; or --return: there and back alone; --panelists N: what so many cost the worker; --loss N, with --round-trip MS: what is left of the
// picture; --lips N: how far sound and picture of so many publications are apart.
export const contribution = (options) =>
    (options.panelists ? panelistsCost : options.loss ? throughLoss : options.lips ? lips : options.return ? thereAndBack : everything)(options);
