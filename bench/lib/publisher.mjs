// A real encoder: ffmpeg, fed in real time with a picture that says when it was made, and a pip in the sound at each flash.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { ended, run, stop } from './process.mjs';
import { bin } from './server.mjs';

const pip = 'aevalsrc=exprs=0.05*sin(2*PI*440*t)+0.25*sin(2*PI*1000*t)*lt(mod(t\\,1)\\,0.1)';

// Where an encoder publishes a server's SRT feed.
export async function srtUrl(server, feed) {
    const { url, streamid, passphrase } = JSON.parse(await run(bin, ['feed', '--config', server.config, '--id', feed]));
    return `${url}?streamid=${streamid}&passphrase=${passphrase}&pbkeylen=16&latency=120000&pkt_size=1316`;
}

export class Publisher {
    // `outputs`: arguments of ffmpeg's after the encoders, such as ['-f', 'mpegts', url]; `sound_rate` in Hz. With `apart` the sound comes
    // from a process of its own too, so that it can vanish alone.
    constructor({ outputs, width = 1280, height = 720, kbit = 2500, profile = 'main', sound_rate = 48000, apart = false, log }) {
        this.log = log ?? '/dev/null';
        this.picture = this.spawn('node', ['bench/picture/clock_picture.mjs', width, height], ['ignore', 'pipe']);
        if (apart) this.sound = this.spawn('ffmpeg', ['-v', 'error', '-re', '-f', 'lavfi', '-i', `${pip}:s=48000`, '-f', 's16le', 'pipe:1'], ['ignore', 'pipe']);
        const sound = apart ? ['-f', 's16le', '-ar', '48000', '-ac', '1', '-i', 'pipe:3'] : ['-f', 'lavfi', '-i', `${pip}:s=48000`];
        const encoder = ['-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-framerate', '30', '-i', 'pipe:0',
            ...sound, '-map', '0:v', '-map', '1:a', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency',
            '-profile:v', profile, '-g', '60', '-b:v', `${kbit}k`, '-maxrate', `${kbit}k`, '-bufsize', `${kbit / 2}k`, '-c:a', 'aac', '-ac', '2',
            '-ar', sound_rate, '-b:a', '96k', '-flags', '+global_header'];
        const inputs = [this.picture.stdout, 'pipe', 'pipe', ...(apart ? [this.sound.stdout] : [])];
        this.encoder = this.spawn('ffmpeg', [...encoder, ...outputs], inputs);
    }

    // `stdio`: its first streams; what it says goes to the log.
    spawn(program, args, stdio) {
        const log = fs.openSync(this.log, 'a');
        const child = spawn(program, args.map(String), { stdio: [stdio[0], stdio[1], log, ...stdio.slice(3)] });
        fs.closeSync(log);
        // The child has the pipes now; ours are closed, so that a writer notices its reader's end.
        for (const stream of stdio) if (typeof stream !== 'string') stream.destroy();
        return child;
    }

    get ended() { return ended(this.encoder); }

    // As an encoder that loses its power: no goodbye.
    async kill() { for (const child of [this.encoder, this.picture, this.sound]) if (child) await stop(child, 'SIGKILL'); }
}
