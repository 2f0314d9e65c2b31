import {
  addCategoryInput,
  categoryVersionRef,
  editCategoryInput,
  listCategoriesInput,
  moveCategoryInput,
} from '@linli/domain/categories';
import {
  addCategory,
  categoryNameView,
  categoryRefView,
  categoryTreeView,
  deleteCategory,
  editCategory,
  getCategoryTree,
  listCategoryNames,
  listOfferedCategories,
  moveCategory,
  offeredCategoryView,
  restoreCategory,
  retireCategory,
} from '@linli/services/categories';
import { z } from 'zod';
import { permitted, router } from '../trpc.ts';

export const portalCategories = router({
  offered: permitted('category.view')
    .output(z.array(offeredCategoryView))
    .query(({ ctx }) => listOfferedCategories(ctx)),
});

export const officeCategories = router({
  offered: permitted('category.view')
    .input(listCategoriesInput)
    .output(z.array(offeredCategoryView))
    .query(({ ctx, input }) => listOfferedCategories(ctx, input)),
  names: permitted('category.view')
    .output(z.array(categoryNameView))
    .query(({ ctx }) => listCategoryNames(ctx)),
  tree: permitted('category.view')
    .input(listCategoriesInput)
    .output(categoryTreeView)
    .query(({ ctx, input }) => getCategoryTree(ctx, input)),
  add: permitted('category.edit')
    .input(addCategoryInput)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => addCategory(ctx, input)),
  edit: permitted('category.edit')
    .input(editCategoryInput)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => editCategory(ctx, input)),
  move: permitted('category.edit')
    .input(moveCategoryInput)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => moveCategory(ctx, input)),
  retire: permitted('category.edit')
    .input(categoryVersionRef)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => retireCategory(ctx, input)),
  restore: permitted('category.edit')
    .input(categoryVersionRef)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => restoreCategory(ctx, input)),
  delete: permitted('category.edit')
    .input(categoryVersionRef)
    .output(categoryRefView)
    .mutation(({ ctx, input }) => deleteCategory(ctx, input)),
});
