package boltstore

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// A draft is a hidden file beside the store, which becomes the store once it is whole. A power cut leaves
// the draft at most, which nobody reads.
type draft struct{ path string }

// newDraft makes an empty draft of the file at path, for the owner alone.
func newDraft(path, purpose string) (draft, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"."+purpose+"-*")
	if err != nil {
		return draft{}, err
	}
	return draft{f.Name()}, f.Close()
}

// copyFrom fills the draft with the bytes of a file, and syncs it.
func (d draft) copyFrom(path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(d.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Sync(), to.Close())
}

// replace gives the draft, which is synced, the name of the file at path, with the owner and the mode of
// that one, and returns its size in bytes.
func (d draft) replace(path string) (int64, error) {
	old, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	info, err := os.Stat(d.path)
	if err != nil {
		return 0, err
	}
	if err := errors.Join(giveTo(d.path, old), os.Chmod(d.path, old.Mode().Perm())); err != nil {
		return 0, err
	}
	if err := os.Rename(d.path, path); err != nil {
		return 0, err
	}
	return info.Size(), syncDir(filepath.Dir(path))
}

func (d draft) remove() { _ = os.Remove(d.path) } // gone when it became the store
