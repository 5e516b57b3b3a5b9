/** Line drawings on a 24 × 24 grid; decoration only, so every use has a text beside it or a label on its button. */
const paths = {
  home: 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9',
  scheme: 'M5 5h6v4H5zM13 10.5h6v4h-6zM13 17h6v3h-6zM8 9v9.5h5M8 12.5h5',
  tasks: 'M5 6.5l1.5 1.5L9 5.5M12 7h7M5 12.5 6.5 14 9 11.5M12 13h7M5.5 18.5h3M12 18.5h7',
  records: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
  evidence: 'M4 6h16v12H4zM4 15l4.5-4 4 3.5L15 12l5 4M9 9.5h.01',
  figures: 'M5 19V5M5 19h14M9 16v-5M13 16V8M17 16v-3',
  reports: 'M7 4h7l4 4v12H7zM14 4v4h4M10 12h5M10 15.5h5',
  check: 'M4.5 12.5 10 18 20 7',
  verify: 'M10.5 5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM15 15l5 5M8.3 10.6l1.6 1.6 3-3.2',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 4v2.5M12 17.5V20M4 12h2.5M17.5 12H20M6.3 6.3l1.8 1.8M15.9 15.9l1.8 1.8M6.3 17.7l1.8-1.8M15.9 8.1l1.8-1.8',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  more: 'M4 7h16M4 12h16M4 17h16',
  warning: 'M12 4 3 19h18zM12 10v4M12 16.5v.5',
  help: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.8 9.7a2.3 2.3 0 1 1 3.2 2.1c-.7.3-1 .8-1 1.6M12 16.3v.2',
  user: 'M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.6-4 3.4-5.5 7-5.5s6.4 1.5 7 5.5',
  right: 'M9 6l6 6-6 6',
  left: 'M15 6l-6 6 6 6',
  down: 'M6 9l6 6 6-6',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2',
  dot: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  back: 'M9 7 4 12l5 5M4 12h11a5 5 0 0 1 5 5v1',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6z',
  upload: 'M12 16V5M7.5 9 12 4.5 16.5 9M5 16v4h14v-4',
  download: 'M12 4.5V15M7.5 11 12 15.5 16.5 11M5 16v4h14v-4',
  edit: 'M5 19l1-4.2L15.8 5l3.2 3.2L9.2 18zM13.8 7l3.2 3.2',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 4v4M15 4v4',
  bell: 'M12 4a5 5 0 0 0-5 5v4l-2 3.5h14L17 13V9a5 5 0 0 0-5-5zM10 19a2 2 0 0 0 4 0',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
