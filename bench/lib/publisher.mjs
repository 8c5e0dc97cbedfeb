// A real encoder: ffmpeg, fed in real time with a picture that says when it was made, and a pip in the sound at each flash.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { run, stop } from './process.mjs';
import { bin } from './server.mjs';

const pip = 'aevalsrc=exprs=0.05*sin(2*PI*440*t)+0.25*sin(2*PI*1000*t)*lt(mod(t\\,1)\\,0.1)';

// Where an encoder publishes a server's SRT feed.
export async function srtUrl(server, feed) {
    const { url, streamid, passphrase } = JSON.parse(await run(bin, ['feed', '--config', server.config, '--id', feed]));
    return `${url}?streamid=${streamid}&passphrase=${passphrase}&pbkeylen=16&latency=120000&pkt_size=1316`;
}

export class Publisher {
    // `outputs`: arguments of ffmpeg's after the encoders, such as ['-f', 'mpegts', url].
    constructor({ outputs, width = 1280, height = 720, kbit = 2500, log }) {
        this.log = log ?? '/dev/null';
        const picture = this.spawn('node', ['bench/picture/clock_picture.mjs', width, height], 'ignore');
        const encoder = ['-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', '30', '-i', 'pipe:0',
            '-f', 'lavfi', '-i', `${pip}:s=48000`, '-map', '0:v', '-map', '1:a', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency',
            '-profile:v', 'main', '-g', '60', '-b:v', `${kbit}k`, '-maxrate', `${kbit}k`, '-bufsize', `${kbit / 2}k`, '-c:a', 'aac', '-ac', '2',
            '-b:a', '96k', '-flags', '+global_header'];
        this.encoder = this.spawn('ffmpeg', [...encoder, ...outputs], picture.stdout);
        this.children = [this.encoder, picture];
    }

    spawn(program, args, input) {
        const log = fs.openSync(this.log, 'a');
        const child = spawn(program, args.map(String), { stdio: [input, 'pipe', log] });
        fs.closeSync(log);
        // The child has the pipe now; ours is closed, so that a writer notices its reader's end.
        if (typeof input !== 'string') input.destroy();
        return child;
    }

    // As an encoder that loses its power: no goodbye.
    async kill() { for (const child of this.children) await stop(child, 'SIGKILL'); }
}
