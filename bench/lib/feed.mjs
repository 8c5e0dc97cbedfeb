// Pictures for the media benches.
import fs from 'node:fs';
import https from 'node:https';
import { run } from './process.mjs';
import { bin, replayBin } from './server.mjs';

// A recording of 1.0 Mbit/s of 360p video and 96 kbit/s of audio, made once: noise keeps the encoder at its bit rate.
export async function recording() {
    const file = 'build/bench-data/recording-360p-1000k.bin';
    if (fs.existsSync(file)) return file;
    const picture = 'build/bench-data/noise.mp4';
    fs.mkdirSync('build/bench-data', { recursive: true });
    await run('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30,noise=alls=30:allf=t',
        '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', '20', '-c:v', 'libx264', '-preset', 'superfast',
        '-b:v', '4M', '-g', '60', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '128k', picture]);
    await run(replayBin, ['--record', file, '--worker', `${bin}-media`, '--picture', picture, '--kbit', '1000']);
    return file;
}

// Adds the feed and its renditions to a bench's settings.
export function withFeed(settings, kind = 'test', path = '') {
    settings.rooms[0].feed = 'main';
    settings.feeds = [{ id: 'main', kind, path }];
}

// The publication's path of a playable room, asked as a viewer would: from the room's `media` state over SSE.
export async function publicationPath(server, person) {
    const [cookie, seat] = person;
    const text = await firstEvent(server, `/api/v1/rooms/auditorium/changes?seat=${seat}`, cookie);
    const playlist = text.match(/"playlist":"([^"]+)"/)[1];
    return playlist.slice(0, playlist.lastIndexOf('/') + 1);
}

function firstEvent(server, target, cookie) {
    return new Promise((done, failed) => {
        const request = https.get({ host: '127.0.0.1', port: server.port, path: target, servername: 'localhost',
            rejectUnauthorized: false, agent: false, timeout: 10000,
            headers: { Host: `localhost:${server.port}`, Origin: `https://localhost:${server.port}`,
                Accept: 'text/event-stream', Cookie: `__Host-paraninfo=${cookie}` } }, (response) => {
            let text = '';
            response.on('data', (bytes) => {
                text += bytes;
                if (!text.includes('"playlist":"')) return;
                request.destroy();
                done(text);
            });
        });
        request.on('timeout', () => request.destroy(new Error('no media state within ten seconds')));
        request.on('error', failed);
    });
}
