/*
 * ZIP archives, as far as .npz files need them (PKWARE's APPNOTE 6.3, §4.3): entries that are stored
 * or deflated, each with a header of its own in front, and at the end the central directory, which
 * lists them once more.
 */

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;

/** How long a record is without the texts of varying length that follow. */
export const LOCAL_LENGTH = 30;
export const CENTRAL_LENGTH = 46;
export const END_LENGTH = 22;

/** Methods of compression. */
export const STORED = 0;
export const DEFLATED = 8;

/** Flags of an entry. */
export const IS_ENCRYPTED = 0x0001;
export const IS_UTF8 = 0x0800;
