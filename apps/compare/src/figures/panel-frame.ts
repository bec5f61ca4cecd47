import { type Scale, shareOf } from './scale.ts';

export const figureWidth = 840;

/** The size of one panel, and where in it the frame of its axes is, in pixels. */
export interface PanelFrame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  /** How far within the frame the axis across begins and ends. */
  readonly inset: number;
}

/** Panels beside each other, in rows: how many a row has, and the size of one. */
export function panelGrid(count: number): {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
} {
  const columns = count === 4 ? 2 : Math.min(count, 3);
  return { columns, width: figureWidth / columns, height: [460, 320, 280][columns - 1] };
}

export function frameWidth({ width, left, right }: PanelFrame): number {
  return width - left - right;
}

function frameHeight({ height, top, bottom }: PanelFrame): number {
  return height - top - bottom;
}

/** About how many numbers there is room for below a frame, and beside it. */
export function ticksAcross(frame: PanelFrame): number {
  return Math.max(3, Math.round(frameWidth(frame) / 80));
}

export function ticksUp(frame: PanelFrame): number {
  return Math.max(2, Math.round(frameHeight(frame) / 50));
}

export function xPixel(frame: PanelFrame, scale: Scale, x: number): number {
  const { left, inset } = frame;
  return left + inset + shareOf(scale, x) * (frameWidth(frame) - 2 * inset);
}

export function yPixel(frame: PanelFrame, scale: Scale, y: number): number {
  return frame.height - frame.bottom - shareOf(scale, y) * frameHeight(frame);
}
