// What the programme's worker costs over ffmpeg that makes the same ladder of the same file, paced alike: CPU over CPU.
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Server } from '../lib/server.mjs';
import { withFeed } from '../lib/feed.mjs';
import { median, run, sleep, stop } from '../lib/process.mjs';

const size = { 1080: [1920, 1080, 4500], 720: [1280, 720, 1800], 360: [640, 360, 600] };
const ladders = { '720+360': [720, 360], '1080+720+360': [1080, 720, 360] };
const ticks = Number(execFileSync('getconf', ['CLK_TCK']));
const audio = [96, 48];

// A camera's worth of movement and grain, as an encoder would send it.
async function source() {
    const file = 'build/bench-data/encode-1080p.mp4';
    if (fs.existsSync(file)) return file;
    fs.mkdirSync('build/bench-data', { recursive: true });
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=30,noise=alls=8:allf=t',
        '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', '30', '-c:v', 'libx264', '-preset', 'veryfast',
        '-b:v', '8M', '-g', '60', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '2', '-b:a', '128k', file]);
    return file;
}

// User and system time of a process so far, in seconds.
function cpu(pid) {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
}

async function cores(pid, seconds) {
    await sleep(5000); // what a start costs is not asked
    const from = cpu(pid), at = process.hrtime.bigint();
    await sleep(seconds * 1000);
    return (cpu(pid) - from) / (Number(process.hrtime.bigint() - at) / 1e9);
}

async function ours(heights, file, seconds) {
    const server = await Server.make((settings) => {
        withFeed(settings, 'file', fs.realpathSync(file));
        settings.media = { audio_kbit: audio[0], audio_only_kbit: audio[1],
            renditions: heights.map((height) => ({ name: `${height}p`, width: size[height][0], height, kbit: size[height][2] })) };
    });
    try {
        server.start();
        await server.ready();
        await server.playable();
        // Its parent is bubblewrap where it is confined: the gateway knows the worker's own id.
        const worker = JSON.parse(fs.readFileSync(path.join(server.data, 'run/media/programme-auditorium.json'), 'utf8')).pid;
        const used = await cores(worker, seconds);
        const page = await server.metrics();
        const of = (name) => page.get(`paraninfo_worker_${name}{worker="programme-auditorium"}`) ?? 0;
        return { used, dropped: of('frames_dropped'), shed: of('renditions_shed') };
    } finally {
        await server.stop();
        server.remove();
    }
}

// The same x264 settings as media/encode gives, the same cuts, CMAF to nowhere.
function ffmpegArguments(heights, file) {
    const split = `[0:v]split=${heights.length}${heights.map((height) => `[s${height}]`).join('')}`;
    const scaled = heights.map((height) => `[s${height}]scale=${size[height][0]}:${height}:flags=bilinear[v${height}]`);
    const out = ['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '/dev/null'];
    return ['-nostdin', '-v', 'error', '-y', '-re', '-stream_loop', '-1', '-i', file, '-filter_complex', [split, ...scaled].join(';'),
        ...heights.flatMap((height) => {
            const kbit = `${size[height][2]}k`;
            return ['-map', `[v${height}]`, '-c:v', 'libx264', '-preset', 'superfast', '-tune', 'zerolatency', '-profile:v', 'main',
                '-b:v', kbit, '-maxrate', kbit, '-bufsize', kbit, '-g', '60', '-keyint_min', '60', '-sc_threshold', '0', '-r', '30', ...out];
        }),
        ...audio.flatMap((kbit) => ['-map', '0:a', '-c:a', 'aac', '-b:a', `${kbit}k`, ...out])];
}

async function theirs(heights, file, seconds) {
    const child = spawn('ffmpeg', ffmpegArguments(heights, file), { stdio: ['ignore', 'ignore', 'inherit'] });
    try {
        return await cores(child.pid, seconds);
    } finally {
        await stop(child);
    }
}

export async function encode({ rounds = 3, seconds = 20 }) {
    const file = await source();
    const result = { rounds, seconds };
    for (const [name, heights] of Object.entries(ladders)) {
        const pairs = [];
        for (let round = 0; round < rounds; ++round) {
            const own = await ours(heights, file, seconds);
            const peer = await theirs(heights, file, seconds);
            pairs.push({ own, peer, ratio: own.used / peer });
            console.error(`${name} round ${round + 1}: ${own.used.toFixed(3)} cores, ffmpeg ${peer.toFixed(3)}`);
        }
        result[name] = { cores: median(pairs.map(({ own }) => own.used)), cores_ffmpeg: median(pairs.map(({ peer }) => peer)),
            ratio: median(pairs.map(({ ratio }) => ratio)), frames_dropped: Math.max(...pairs.map(({ own }) => own.dropped)),
            renditions_shed: Math.max(...pairs.map(({ own }) => own.shed)) };
    }
    return { ...result, ratio: Math.max(...Object.keys(ladders).map((name) => result[name].ratio)) };
}
