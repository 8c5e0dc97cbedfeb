# A WebRTC client of another make (aiortc), on the loopback alone.
#   webrtc_client.py publish CODEC Y U V HERTZ | play HERTZ...
# Writes its offer, reads the answer, each one line of JSON; a player then writes, four times a second, what it
# sees and hears. It ends with its standard input.
import asyncio
import fractions
import json
import math
import sys

import aioice.ice
import av
import numpy
from aiortc import MediaStreamTrack, RTCPeerConnection, RTCRtpSender, RTCSessionDescription

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
        while True:
            frame = await track.recv()
            if track.kind == 'video':
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


def say(what):
    print(json.dumps(what), flush=True)


async def read_line():
    return await asyncio.get_event_loop().run_in_executor(None, sys.stdin.readline)


async def main():
    peer = RTCPeerConnection()
    seen = Seen([float(hertz) for hertz in sys.argv[2:]]) if sys.argv[1] == 'play' else None
    if seen:
        peer.addTransceiver('video', direction='recvonly')
        peer.addTransceiver('audio', direction='recvonly')
        peer.on('track', lambda track: asyncio.ensure_future(seen.watch(track)))
    else:
        codec, *colour = sys.argv[2:6]
        picture = peer.addTransceiver(Picture([int(value) for value in colour]), direction='sendonly')
        wanted = [one for one in RTCRtpSender.getCapabilities('video').codecs
                  if one.name == codec or one.name == 'rtx']
        picture.setCodecPreferences(wanted)
        peer.addTransceiver(Tone(float(sys.argv[6])), direction='sendonly')
    await peer.setLocalDescription(await peer.createOffer())
    say({'offer': peer.localDescription.sdp})
    answer = json.loads(await read_line())['answer']
    await peer.setRemoteDescription(RTCSessionDescription(sdp=answer, type='answer'))
    end = asyncio.ensure_future(read_line())
    while not end.done():
        await asyncio.wait([end], timeout=0.25)
        say(seen.said() if seen else {'state': peer.connectionState})
    await peer.close()


asyncio.run(main())
