# A WebRTC client of another make (aiortc), on the loopback alone.
#   webrtc_client.py [at URL FIELDS] publish CODEC Y U V HERTZ | play HERTZ...
# Writes its offer and reads the answer, each one line of JSON; or offers by WHIP or WHEP at that address, with these
# fields of HTTP (JSON), and writes what came of it. A player then writes, four times a second, what it sees and
# hears. It ends with its standard input.
import asyncio
import fractions
import json
import math
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request

import aioice.ice
import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

WIDTH, HEIGHT, RATE = 320, 180, 48000
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ['127.0.0.1']


class Picture(MediaStreamTrack):
    kind = 'video'

    def __init__(self, colour):
        super().__init__()
        self.frame, self.begin = 0, None
        self.planes = [bytes([colour[0]]), bytes([colour[1]]), bytes([colour[2]])]

    async def recv(self):
        loop = asyncio.get_event_loop()
        self.begin = self.begin or loop.time()
        self.frame += 1
        await asyncio.sleep(max(0, self.begin + self.frame / 30 - loop.time()))
        picture = av.VideoFrame(WIDTH, HEIGHT, 'yuv420p')
        for plane, value in zip(picture.planes, self.planes):
            plane.update(value * plane.buffer_size)
        picture.pts, picture.time_base = self.frame * 3000, fractions.Fraction(1, 90000)
        return picture


class Tone(MediaStreamTrack):
    kind = 'audio'

    def __init__(self, hertz):
        super().__init__()
        self.hertz, self.sample, self.begin = hertz, 0, None

    async def recv(self):
        loop = asyncio.get_event_loop()
        self.begin = self.begin or loop.time()
        await asyncio.sleep(max(0, self.begin + self.sample / RATE - loop.time()))
        at = numpy.arange(self.sample, self.sample + 960)
        wave = (10000 * numpy.sin(2 * math.pi * self.hertz * at / RATE)).astype(numpy.int16)
        sound = av.AudioFrame(format='s16', layout='stereo', samples=960)
        sound.planes[0].update(numpy.repeat(wave, 2).tobytes())
        sound.sample_rate, sound.pts, sound.time_base = RATE, self.sample, fractions.Fraction(1, RATE)
        self.sample += 960
        return sound


class Seen:
    def __init__(self, tones):
        self.tones, self.colour, self.size = tones, [0, 0, 0], [0, 0]
        self.samples = numpy.zeros(0)

    async def watch(self, track):
        try:
            while True:
                self.take(track.kind, await track.recv())
        except MediaStreamError:
            pass  # it has ended

    def take(self, kind, frame):
        if kind == 'video':
            self.size = [frame.width, frame.height]
            whole = frame.reformat(format='yuv420p')
            self.colour = [memoryview(plane)[plane.line_size * (plane.height // 2) + plane.width // 2]
                           for plane in whole.planes]
        else:
            channels = 2 if frame.layout.name == 'stereo' else 1
            samples = frame.to_ndarray().reshape(-1)[::channels] / 32768
            self.samples = numpy.concatenate([self.samples, samples])[-RATE:]

    def said(self):
        at = numpy.arange(len(self.samples)) / RATE
        strength = [float(abs(numpy.sum(self.samples * numpy.exp(-2j * math.pi * hertz * at))) * 2 / RATE)
                    for hertz in self.tones]
        return {'colour': [int(value) for value in self.colour], 'size': self.size, 'tones': strength}


class Door:
    def __init__(self, url, fields):
        self.url, self.fields, self.session, self.tag = url, fields, None, None
        trusting = urllib.request.HTTPSHandler(context=ssl._create_unverified_context())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trusting)

    def ask(self, method, url, fields, text=None):
        asked = urllib.request.Request(url, text and text.encode(), {**self.fields, **fields}, method=method)
        try:
            with self.opener.open(asked) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.headers, refused.read().decode()

    async def later(self, *request):
        return await asyncio.get_event_loop().run_in_executor(None, self.ask, *request)

    # All candidates are in the offer, and that there are no more is said as RFC 9725 lets.
    async def offer(self, sdp):
        status, head, answer = await self.later('POST', self.url, {'Content-Type': 'application/sdp'}, sdp)
        while status == 503:  # the worker starts beside the program
            await asyncio.sleep(1)
            status, head, answer = await self.later('POST', self.url, {'Content-Type': 'application/sdp'}, sdp)
        if status != 201:
            raise SystemExit(f'{status} {answer}')
        self.session = urllib.parse.urljoin(self.url, head['Location'])
        fragment = {'Content-Type': 'application/trickle-ice-sdpfrag', 'If-Match': head['ETag']}
        patched, _, _ = await self.later('PATCH', self.session, fragment, 'a=end-of-candidates\r\n')
        say({'offered': status, 'type': head['Content-Type'], 'patched': patched})
        return answer

    async def leave(self):
        return (await self.later('DELETE', self.session, {}))[0]


def say(what):
    print(json.dumps(what), flush=True)


async def read_line():
    return await asyncio.get_event_loop().run_in_executor(None, sys.stdin.readline)


async def answer_to(offer):
    say({'offer': offer})
    return json.loads(await read_line())['answer']


async def main(words):
    door = Door(words[1], json.loads(words[2])) if words[0] == 'at' else None
    words = words[3:] if door else words
    peer = RTCPeerConnection()
    seen = Seen([float(hertz) for hertz in words[1:]]) if words[0] == 'play' else None
    if seen:
        peer.addTransceiver('video', direction='recvonly')
        peer.addTransceiver('audio', direction='recvonly')
        peer.on('track', lambda track: asyncio.ensure_future(seen.watch(track)))
    else:
        codec, *colour = words[1:5]
        picture = peer.addTransceiver(Picture([int(value) for value in colour]), direction='sendonly')
        wanted = [one for one in RTCRtpSender.getCapabilities('video').codecs
                  if one.name == codec or one.name == 'rtx']
        picture.setCodecPreferences(wanted)
        peer.addTransceiver(Tone(float(words[5])), direction='sendonly')
    await peer.setLocalDescription(await peer.createOffer())
    offer = peer.localDescription.sdp
    answer = await (door.offer(offer) if door else answer_to(offer))
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type='answer'))
    end = asyncio.ensure_future(read_line())
    while not end.done():
        await asyncio.wait([end], timeout=0.25)
        say(seen.said() if seen else {'state': peer.connectionState})
    await peer.close()
    if door:
        say({'left': await door.leave()})


asyncio.run(main(sys.argv[1:]))
