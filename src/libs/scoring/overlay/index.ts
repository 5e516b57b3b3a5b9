export { applyOverlay, type Composed } from './apply.ts'
export { Overlay, OverlayAddition, OverlayChange, type OverlayFault, type OverlayInput } from './format.ts'
