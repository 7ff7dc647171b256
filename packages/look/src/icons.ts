/** Line icons on a 24 × 24 grid, one path each; every icon stands beside words, never alone. */
export const iconPaths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  shield:
    'M12 3l7.5 2.5v6c0 4.6-3.1 7.9-7.5 9.5-4.4-1.6-7.5-4.9-7.5-9.500v-6zM8.8 11.800l2.3 2.3 4.2-4.4',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.500v.1',
  care: 'M12 3.500l9.5 16.500h-19zM12 10v4.500M12 17.200v.1',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  offline:
    'M3 3l18 18M8.5 15.500a5 5 0 0 1 7 0M5.5 12.200a9.5 9.5 0 0 1 4-2.300M14.5 9.900a9.5 9.5 0 0 1 4 2.300M2.5 8.800a14 14 0 0 1 4-2.600M11 5.200a14 14 0 0 1 10.5 3.600M12 19.300v.1',
  refresh:
    'M20 11a8 8 0 0 0-14.3-4L3 9.500M3 4.500v5h5M4 13a8 8 0 0 0 14.3 4l2.7-2.500M21 19.500v-5h-5',
  phone:
    'M6 3h3.500l1.5 5-2.2 1.500a12 12 0 0 0 5.7 5.700L16 13l5 1.500V18a3 3 0 0 1-3.2 3A16 16 0 0 1 3 6.2 3 3 0 0 1 6 3z',
  paper: 'M6 3h8l5 5v13H6zM14 3v5h5M9.5 12.500h6M9.5 16.500h6',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  clip: 'M20 11.500l-8.3 8.300a5 5 0 0 1-7-7l8.6-8.600a3.3 3.3 0 0 1 4.7 4.700l-8.6 8.600a1.6 1.6 0 0 1-2.3-2.300l7.9-7.9',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.300L20.5 20.5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.500a7.5 7.5 0 0 1 15 0',
  unit: 'M4 21V5l9-2v18M13 9h7v12M3 21h18M7.5 8.500h2M7.5 12.500h2M7.5 16.500h2M16 13h1.500M16 17h1.5',
  speaker:
    'M4 9.500v5h3.500L12 19V5L7.5 9.500zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.500a7.8 7.8 0 0 1 0 11',
} as const

export type IconName = keyof typeof iconPaths

/** One icon as markup for plain pages; hidden from screen readers, because words stand beside it. */
export function iconSvg(name: IconName): string {
  return `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${iconPaths[name]}"/></svg>`
}
