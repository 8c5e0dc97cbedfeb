// The peer of the whole chain: nginx with its RTMP module, fragments of 2 s, and hls.js with its defaults.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { freePort } from '../lib/server.mjs';
import { sleep } from '../lib/process.mjs';

const player = `<!doctype html><title>peer</title><body style="margin:0"><video muted autoplay style="width:100%"></video><script src="hls.min.js"></script>
<script>const hls = new Hls(); hls.loadSource('hls/peer.m3u8'); hls.attachMedia(document.querySelector('video'));</script></body>`;

function configuration(folder, rtmp, port) {
    return `daemon off; master_process off; pid ${folder}/nginx-rtmp.pid; error_log ${folder}/nginx-rtmp.log;
load_module /usr/lib/nginx/modules/ngx_rtmp_module.so; events {}
rtmp { server { listen 127.0.0.1:${rtmp}; application live { live on; hls on; hls_path ${folder}/peer/hls; hls_fragment 2s; } } }
http { access_log off; client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  types { text/html html; text/javascript js; application/vnd.apple.mpegurl m3u8; video/mp2t ts; }
  server { listen 127.0.0.1:${port}; root ${folder}/peer; location /hls { add_header Cache-Control no-cache; } } }
`;
}

// As many as hls.js stays behind the newest and one: who comes to a broadcast that runs finds them, and who comes in its first seconds
// starts nearer to the edge than hls.js ever would again.
const fragments_min = 4;

const text = (url) => new Promise((done) => http.get(url, (response) => {
    let body = '';
    response.on('data', (bytes) => (body += bytes));
    response.on('end', () => done(body));
}).on('error', () => done('')));
const status = (url) => new Promise((done) => http.get(url, (response) => done(response.resume().statusCode)).on('error', () => done(0)));

// `publish` takes FLV by RTMP; `page` plays it.
export async function startNginxRtmp(folder) {
    const rtmp = await freePort(), port = await freePort();
    fs.mkdirSync(path.join(folder, 'peer/hls'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'peer/index.html'), player);
    fs.copyFileSync('bench/node_modules/hls.js/dist/hls.min.js', path.join(folder, 'peer/hls.min.js'));
    fs.writeFileSync(path.join(folder, 'nginx-rtmp.conf'), configuration(folder, rtmp, port));
    const child = spawn('nginx', ['-c', path.join(folder, 'nginx-rtmp.conf'), '-e', path.join(folder, 'nginx-rtmp.log'), '-p', folder], { stdio: 'ignore' });
    const page = `http://127.0.0.1:${port}/index.html`;
    const until = async (url, found = async () => await status(url) === 200) => {
        for (let tries = 0; tries < 300; ++tries) {
            if (await found()) return;
            await sleep(100);
        }
        child.kill('SIGKILL');
        throw new Error(`the peer does not serve ${url}: ${fs.readFileSync(path.join(folder, 'nginx-rtmp.log'), 'utf8').slice(-1000)}`);
    };
    await until(page);
    const playlist = `http://127.0.0.1:${port}/hls/peer.m3u8`;
    const playable = () => until(playlist, async () => (await text(playlist)).split('#EXTINF').length > fragments_min);
    return { child, page, publish: `rtmp://127.0.0.1:${rtmp}/live/peer`, playable };
}
