const key = (name: string): string => `wengang:${name}`

/** Every name under which this app keeps something on the phone. Never anything of a person. */
export const storageKeys = {
  /** How often the app was opened, to install the worker on the second visit. */
  visits: key('visits'),
} as const
