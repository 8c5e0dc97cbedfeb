// A panelist in Chromium whose camera is a clock: what it draws says when, and the return says when that comes back. The same
// page sends and watches, so that one clock counts both.
import { createHash } from 'node:crypto';

const width = 1280, height = 720;

export const cameraOf = (person) => `cam-${createHash('sha256').update(person).digest('hex').slice(0, 20)}`;

// Who the page's login is, and its seat.
export const whoIs = (page) => page.evaluate(async () => {
    const { person, seats } = await (await fetch('/api/v1/session')).json();
    return { person: person.id, seat: seats[0].seat };
});

// One command by POST, as another client of the protocol would send it; throws where it is refused.
export async function command(page, seat, method, params) {
    const [reply] = await page.evaluate(async ({ seat, method, params }) => (await fetch(`/api/v1/rooms/auditorium/commands?seat=${seat}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, key: crypto.randomUUID() } }),
    })).json(), { seat, method, params });
    if (!reply.result) throw new Error(`${method}: ${JSON.stringify(reply)}`);
}

// Runs in the page: a moving picture whose lowest eighteenth is the strip of 32 cells (docs/decisions/test-picture.md), and a quiet tone.
function makeClockCamera({ width, height }) {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    const top = Math.floor(height * 17 / 18);
    let number = 0;
    const draw = () => {
        ++number;
        context.fillStyle = '#204060';
        context.fillRect(0, 0, width, top);
        context.fillStyle = '#e0b040';
        context.fillRect(number * 8 % (width - 80), height / 2, 80, 80);
        const time = Date.now() % 2 ** 31, gray = time ^ (time >>> 1);
        let whites = 0;
        for (let cell = 0; cell < 32; ++cell) {
            const bit = cell < 31 ? (gray >>> (30 - cell)) & 1 : whites % 2;
            whites += bit;
            context.fillStyle = bit ? 'white' : 'black';
            context.fillRect(cell * width / 32, top, width / 32 + 1, height - top);
        }
    };
    draw();
    setInterval(draw, 1000 / 30);
    const sound = new AudioContext(), tone = sound.createOscillator(), level = sound.createGain();
    const out = sound.createMediaStreamDestination();
    level.gain.value = 0.05;
    tone.connect(level).connect(out);
    tone.start();
    document.clockCamera = new MediaStream([...canvas.captureStream(30).getVideoTracks(), ...out.stream.getAudioTracks()]);
}

// Runs in the page: one session of WHIP or WHEP; gives the time of its offer (ms since 1970). With `line`, a function of the page that
// gives another port for the server's, the two know of no other way.
async function open({ way, query, seat, line }) {
    const peer = new RTCPeerConnection();
    if (way === 'whip') document.clockCamera.getTracks().forEach((track) => peer.addTransceiver(track, { direction: 'sendonly' }));
    else {
        for (const kind of ['video', 'audio']) peer.addTransceiver(kind, { direction: 'recvonly' }).receiver.jitterBufferTarget = 0;
        const video = document.body.appendChild(Object.assign(document.createElement('video'), { autoplay: true, muted: true }));
        video.srcObject = new MediaStream(peer.getReceivers().map(({ track }) => track));
        document.returned = video;
    }
    await peer.setLocalDescription();
    await new Promise((done) => {
        const look = () => peer.iceGatheringState === 'complete' && done();
        peer.addEventListener('icegatheringstatechange', look);
        look();
        setTimeout(done, 2000);
    });
    const offered = Date.now();
    const offer = line ? peer.localDescription.sdp.replace(/^a=candidate:.*\r\n/gm, '') : peer.localDescription.sdp;
    const answer = await fetch(`/api/v1/rooms/auditorium/${way}?seat=${seat}${query}`, {
        method: 'POST', headers: { 'Content-Type': 'application/sdp' }, body: offer,
    });
    if (answer.status !== 201) throw new Error(`${way}: ${answer.status} ${await answer.text()}`);
    let sdp = await answer.text();
    if (line) {
        const candidate = sdp.match(/^a=candidate:\S+ 1 udp \d+ 127\.0\.0\.1 (\d+) typ host.*$/mi);
        const other = candidate[0].replace(` ${candidate[1]} `, ` ${await window[line](Number(candidate[1]))} `);
        sdp = sdp.replace(/^a=candidate:.*\r\n/gm, '').replace(/^(a=mid:.*)$/m, `$1\r\n${other.trim()}`);
    }
    await peer.setRemoteDescription({ type: 'answer', sdp });
    (document.peers ??= []).push({ peer, address: answer.headers.get('Location') });
    return offered;
}

async function closeAll() {
    for (const { peer, address } of document.peers ?? []) {
        peer.close();
        await fetch(address, { method: 'DELETE' });
    }
    document.peers = [];
}

export const clockCamera = (page) => page.evaluate(makeClockCamera, { width, height });
export const publish = (page, seat, line = '') => page.evaluate(open, { way: 'whip', query: '&what=camera', seat, line });
export const play = (page, seat) => page.evaluate(open, { way: 'whep', query: '', seat });
export const leave = (page) => page.evaluate(closeAll);
