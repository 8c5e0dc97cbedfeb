// A camera made of numbers: raw I420 frames on standard output, 30 a second in real time, each saying in the clock strip
// (docs/decisions/test-picture.md) when it was made. At each full second of its own timeline a square flashes, where the test
// picture has it; whoever adds a pip to the sound at the same seconds can be measured for lip sync.
//   node bench/picture/clock_picture.mjs WIDTH HEIGHT
// A process of its own, so that nothing else delays a frame. What reads slowly holds it up; late frames are caught up.
const width = Number(process.argv[2]), height = Number(process.argv[3]);
if (!(width >= 64 && height >= 36 && width % 2 === 0 && height % 2 === 0)) throw new Error('clock_picture: WIDTH HEIGHT, even numbers');

const rate = 30, flash_frames = 3, cells = 32, white = 235, black = 16;
const top = Math.floor(height * 17 / 18);
const frame = Buffer.alloc(width * height * 3 / 2, 128);

function background() {
    for (let y = 0; y < top; ++y) {
        for (let x = 0; x < width; ++x) frame[y * width + x] = 40 + Math.floor(60 * y / top) + ((x >> 4 ^ y >> 4) & 7);
    }
}

function fill(x, y, columns, rows, luma) {
    for (let row = y; row < y + rows; ++row) frame.fill(luma, row * width + x, row * width + x + columns);
}

// Cells 0 to 30 are the Gray code of the wall clock, the last one makes the number of white cells even.
function strip(wall_ms) {
    const time = wall_ms % 2 ** 31;
    const gray = time ^ (time >>> 1);
    let whites = 0;
    for (let cell = 0; cell < cells; ++cell) {
        const bit = cell < 31 ? (gray >>> (30 - cell)) & 1 : whites % 2;
        whites += bit;
        const from = Math.floor(cell * width / cells);
        fill(from, top, Math.floor((cell + 1) * width / cells) - from, height - top, bit ? white : black);
    }
}

const side = Math.floor(height / 14), bar = Math.floor(height / 6);
let bar_at = 0;
function motion(number) {
    fill(bar_at, height >> 1, side, bar, 90);
    bar_at = number * 4 % (width - side);
    fill(bar_at, height >> 1, side, bar, 180);
    fill(width - 2 * side, side, side, side, number % rate < flash_frames ? white : 60);
}

process.stdout.on('error', () => process.exit(0));  // who read is gone
background();
const start = performance.now();
let number = 0;
function next() {
    motion(number);
    strip(Date.now());
    // A pipe's writes end before the call returns: the one buffer can be painted again.
    process.stdout.write(frame);
    ++number;
    setTimeout(next, Math.max(0, start + number * 1000 / rate - performance.now()));
}
next();
