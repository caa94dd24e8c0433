/**
 * What a standard object does by itself, beyond what its schema says. Which operations it offers at all stands in the catalogue
 * (`ObjectOperations`); here is what happens around them. Each hook gets the records that have no error so far and may add errors.
 */
import type { SaveItem, SaveStep } from '../saveItem.ts';

export interface Behaviour {
  /** Fields that follow from others; runs before the before triggers and again after them, so it must be idempotent. */
  derive?(step: SaveStep, items: readonly SaveItem[]): void;
  /** Rules of the object itself, checked with the system validation after the before triggers. */
  validate?(step: SaveStep, items: readonly SaveItem[]): void;
  /** Right after the rows are stored and before the after triggers. */
  afterSave?(step: SaveStep, items: readonly SaveItem[]): void;
  /** After the before-delete triggers, while the rows are still there. */
  beforeDelete?(step: SaveStep, items: readonly SaveItem[]): void;
}
