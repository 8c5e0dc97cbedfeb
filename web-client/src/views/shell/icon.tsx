// The few icons, drawn here: 24-unit strokes in the colour of the text. Decoration only: names stand on the buttons.
const paths = {
  hand: "M8 12V6.500a1.500 1.500 0 0 1 3 0V11m0-5V4.500a1.500 1.500 0 0 1 3 0V11m0-4.500a1.500 1.500 0 0 1 3 0V14c0 4-2 6.500-5.500 6.500-3 0-4.500-1.500-6-4L4 13a1.500 1.500 0 0 1 2.500-1.500L8 13",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c.8-3.6 4-5.5 8-5.5s7.200 1.900 8 5.500",
  up: "M12 19V6m-6 6 6-6 6 6",
  down: "M12 5v13m-6-6 6 6 6-6",
  send: "M4 12 20 4l-5 16-3.500-6.500L4 12Zm7.500 1.500L20 4",
  play: "M7 4.500v15l12-7.500z",
  pause: "M8 5v14M16 5v14",
  sound: "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500H4Zm11.500-.5a4 4 0 0 1 0 6m2.500-9a8 8 0 0 1 0 12",
  muted: "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500H4Zm12 0 5 5m0-5-5 5",
  text: "M4 6h16M4 11h16M4 16h10",
  gear: "M4 7h9m5 0h2M4 17h3m5 0h8M15.500 4.500v5M9.500 14.500v5",
  full: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  screen: "M3 5h18v12H3zM8 20.500h8",
  headphones: "M4 18v-5a8 8 0 0 1 16 0v5m-16-3.500h3V20H4zm13 0h3V20h-3z",
  clock: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7v5l3.500 2",
  back: "M5 4.500V9h4.500M5.500 9a8 8 0 1 1-1.300 5",
  forward: "M19 4.500V9h-4.500M18.500 9a8 8 0 1 0 1.300 5",
  pip: "M3 5h18v14H3zM12 12h6v4h-6z",
  figures: "M4 4v16h16M8 16v-4m4 4V8m4 8v-6",
  calendar: "M4 6.500h16V20H4zM4 11h16M8 4v5M16 4v5",
  close: "m6 6 12 12M18 6 6 18",
  megaphone: "M4 10v4h3l8 4V6L7 10H4Zm14-1.500a5 5 0 0 1 0 7M8 14.500l1.500 5",
  keyboard: "M3 6.500h18v11H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10",
  pencil: "m4 20 1-4.500L16.500 4l3.500 3.500L8.500 19z",
  check: "m5 12.500 4.500 4.500L19 7.500",
  poll: "M4 20h16M6.500 16v-5M12 16V5M17.500 16V9",
  air: "M12 12v8m0-8a1.500 1.500 0 1 0 0-3 1.500 1.500 0 0 0 0 3Zm-4.500 3.500a6.500 6.500 0 1 1 9 0M5 18a10 10 0 1 1 14 0",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
