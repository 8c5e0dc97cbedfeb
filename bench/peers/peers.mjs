// The servers that ours is compared with, started for one run on a free port with our run's certificate.
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../lib/server.mjs';
import { onCpus, sleep } from '../lib/process.mjs';

// An ECDSA certificate as ours is, so that both sides pay for the same handshake and cipher.
export function certificate(folder) {
    const files = { certificate: path.join(folder, 'peer.pem'), key: path.join(folder, 'peer.key') };
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
        '-subj', '/CN=localhost', '-keyout', files.key, '-out', files.certificate], { stdio: 'ignore' });
    return files;
}

export async function startWs(folder) {
    const port = await freePort();
    const files = certificate(folder);
    const child = spawn('node', ['bench/peers/ws/server.mjs', String(port), files.certificate, files.key],
        { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((done) => child.stdout.once('data', done));
    return { port, child, pid: child.pid };
}

// nginx with `workers` on the processors `cpus`, that serves four objects of the sizes given.
export async function startNginx(folder, sizes, workers, cpus) {
    const port = await freePort();
    const files = certificate(folder);
    const root = path.join(folder, 'nginx');
    for (const [name, bytes] of Object.entries(sizes)) {
        const file = path.join(root, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, Buffer.alloc(Math.round(bytes), 0x5a));
    }
    fs.chmodSync(folder, 0o755);
    const conf = path.join(folder, 'nginx.conf');
    fs.writeFileSync(conf, `daemon off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; user ${process.env.USER || 'root'};
worker_processes ${workers}; worker_rlimit_nofile 20000; events { worker_connections 16000; }
http { access_log off; sendfile off; tcp_nodelay on; keepalive_requests 1000000; keepalive_timeout 600s;
  open_file_cache max=100; default_type video/mp4; client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2;
  fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${port} ssl reuseport backlog=4096; ssl_certificate ${files.certificate}; ssl_certificate_key ${files.key};
    ssl_protocols TLSv1.3; root ${root}; } }
`);
    const child = spawn(...onCpus(cpus, 'nginx', ['-c', conf, '-p', folder]), { stdio: 'ignore' });
    await sleep(500);
    const pid = execFileSync('pgrep', ['-P', String(child.pid)]).toString().trim().split('\n').join(',');
    return { port, child, pid };
}
