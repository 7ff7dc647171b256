/** Whether this build carries the development gallery. */
declare const __GALLERY__: boolean
