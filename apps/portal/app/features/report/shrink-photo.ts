const longSide = 1920;
const smallEnough = 400_000;

/**
 * A phone's photo is 4 to 10 MB and the server keeps 1600 px of it: on a slow line that is minutes for nothing.
 * What cannot be read here goes as it is, and the server says what is wrong with it.
 */
async function shrink(file: File): Promise<File> {
  if (file.size < smallEnough || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    return blob && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
  } catch {
    return file;
  }
}

/** The form as it is sent, its photos made small one after another: nine at once are too much for an old phone. */
export async function formWithSmallPhotos(form: HTMLFormElement, submitter: HTMLElement | null): Promise<FormData> {
  const full = new FormData(form, submitter);
  const sent = new FormData();
  for (const [name, value] of full) {
    if (!(value instanceof File)) sent.append(name, value);
    else if (value.size > 0) sent.append(name, await shrink(value), value.name);
  }
  return sent;
}
