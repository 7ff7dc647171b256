/** The part of pngjs that is used here; it brings no types of its own. */
declare module 'pngjs' {
  export const PNG: {
    sync: { read(png: Buffer): { width: number; height: number; data: Buffer } }
  }
}
