// What a CMAF segment says of itself, and what its picture and sound show: from the boxes and by ffmpeg's decoders, not by our word.
import { spawn } from 'node:child_process';

// Calls `visit(type, from, end)` for each box of a range.
function boxes(bytes, from, end, visit) {
    while (from + 8 <= end) {
        const size = bytes.readUInt32BE(from);
        if (size < 8 || from + size > end) throw new Error(`a box of ${size} bytes at ${from} of ${end}`);
        visit(bytes.toString('latin1', from + 4, from + 8), from + 8, from + size);
        from += size;
    }
}

// A version-0 or version-1 number behind a box's full header.
const wide = (bytes, at) => (bytes[at] === 1 ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4));

// The timescale of an initialisation segment's one track.
export function timescale(init) {
    let found = 0;
    const look = (type, from, end) => {
        if (['moov', 'trak', 'mdia'].includes(type)) boxes(init, from, end, look);
        if (type === 'mdhd') found = init.readUInt32BE(from + (init[from] === 1 ? 20 : 12));
    };
    boxes(init, 0, init.length, look);
    return found;
}

// Where a run of fragments begins and how long its samples last by `trun`, in units of the timescale; `gaps` is how many units lie
// between one fragment's end and the next one's tfdt, summed without sign.
export function timing(segment) {
    let start = null, end = 0, gaps = 0, samples = 0, default_duration = 0;
    const look = (type, from, to) => {
        if (type === 'moof' || type === 'traf') boxes(segment, from, to, look);
        if (type === 'tfhd') default_duration = tfhdDuration(segment, from);
        if (type === 'tfdt') {
            const at = wide(segment, from);
            gaps += start === null ? 0 : Math.abs(at - end);
            start ??= at;
            end = at;
        }
        if (type === 'trun') {
            const run = trun(segment, from, default_duration);
            end += run.duration;
            samples += run.samples;
        }
    };
    boxes(segment, 0, segment.length, look);
    return { start, duration: end - start, samples, gaps };
}

function tfhdDuration(bytes, at) {
    const flags = bytes.readUIntBE(at + 1, 3);
    const before = (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
    return flags & 0x8 ? bytes.readUInt32BE(at + 8 + before) : 0;
}

function trun(bytes, at, default_duration) {
    const flags = bytes.readUIntBE(at + 1, 3), samples = bytes.readUInt32BE(at + 4);
    const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length;
    const first = at + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
    if (!(flags & 0x100)) return { samples, duration: samples * default_duration };
    let duration = 0;
    for (let i = 0; i < samples; ++i) duration += bytes.readUInt32BE(first + i * fields * 4);
    return { samples, duration };
}

function decoded(args, bytes) {
    return new Promise((done, failed) => {
        const child = spawn('ffmpeg', ['-v', 'fatal', '-i', 'pipe:0', ...args, 'pipe:1'], { stdio: ['pipe', 'pipe', 'ignore'] });
        const pieces = [];
        child.stdout.on('data', (piece) => pieces.push(piece));
        child.on('error', failed);
        child.on('close', () => done(Buffer.concat(pieces)));
        child.stdin.on('error', () => {});
        child.stdin.end(bytes);
    });
}

// The strip of 32 cells (docs/decisions/test-picture.md) of each frame of a 360p segment: its time in ms, or null where it is misread.
export async function strips(init, segment) {
    const cells = await decoded(['-vf', 'crop=iw:4:0:ih*17.5/18-2,scale=32:1:flags=area', '-f', 'rawvideo', '-pix_fmt', 'gray'],
        Buffer.concat([init, segment]));
    return Array.from({ length: Math.floor(cells.length / 32) }, (_, frame) => timeOf(cells.subarray(frame * 32, frame * 32 + 32)));
}

function timeOf(cells) {
    const bits = [...cells].map((level) => (level > 128 ? 1 : 0));
    if (bits.reduce((sum, bit) => sum + bit) % 2 !== 0) return null;
    let value = bits.slice(0, 31).reduce((all, bit) => all * 2 + bit, 0);
    for (const shift of [16, 8, 4, 2, 1]) value ^= value >>> shift;
    return value >>> 0;
}

// Seconds from the segment's start at which the square in the upper right corner turns white.
export async function flashes(init, segment, frame_s = 1 / 30) {
    // The square of the test picture (side: a fourteenth of the height), its middle half, as one pixel a frame.
    const crop = 'crop=ih/28:ih/28:iw-ih/14*1.75:ih/14*1.25,scale=1:1:flags=area,format=gray';
    const luma = await decoded(['-vf', crop, '-fps_mode', 'passthrough', '-f', 'rawvideo'], Buffer.concat([init, segment]));
    const found = [];
    for (let i = 1; i < luma.length; ++i) if (luma[i] > 180 && luma[i - 1] <= 180) found.push(i * frame_s);
    return found;
}

// Seconds from the segment's start at which the pip of 1,000 Hz begins.
export async function pips(init, segment) {
    const rate = 48000, window = 480, step = 48;
    const pcm = await decoded(['-ac', '1', '-ar', rate, '-f', 's16le'].map(String), Buffer.concat([init, segment]));
    const at = (i) => pcm.readInt16LE(i * 2);
    const levels = [];
    for (let from = 0; (from + window) * 2 <= pcm.length; from += step) {
        let real = 0, imaginary = 0;
        for (let i = 0; i < window; ++i) {
            real += at(from + i) * Math.cos(2 * Math.PI * 1000 * i / rate);
            imaginary += at(from + i) * Math.sin(2 * Math.PI * 1000 * i / rate);
        }
        levels.push(Math.hypot(real, imaginary));
    }
    const half = Math.max(...levels) / 2;
    const found = [];
    // The window is half in the pip where the level passes half of the pip's own.
    for (let i = 1; i < levels.length; ++i) {
        const at_s = (i * step + window / 2) / rate;
        // A codec's ripple within a pip is no other one.
        if (levels[i] > half && levels[i - 1] <= half && !(at_s - found.at(-1) < 0.2)) found.push(at_s);
    }
    return half > 100 * window / 4 ? found : [];
}
