package boltstore

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// A draft is a hidden file beside the store, which becomes the store once it is whole. A power cut leaves
// the draft at most, which nobody reads, and which is removed when the store is next opened.
type draft struct{ path string }

// What a draft is for.
const (
	compacting = "compact"
	restoring  = "restore"
)

// newDraft makes an empty draft of the file at path, for the owner alone.
func newDraft(path, purpose string) (draft, error) {
	f, err := os.CreateTemp(filepath.Dir(path), draftName(path, purpose)+"*")
	if err != nil {
		return draft{}, err
	}
	return draft{f.Name()}, f.Close()
}

// draftName is how the name of a draft begins.
func draftName(path, purpose string) string { return "." + filepath.Base(path) + "." + purpose + "-" }

// removeDrafts removes what was left by those who were stopped on their way, since what is deleted from the
// store must not live on there. The caller holds the store, as do all who are at work on a draft of it, but
// for a Restore to where there was no file, which would have to be done again.
func removeDrafts(path string) {
	files, _ := os.ReadDir(filepath.Dir(path)) // a directory that cannot be listed keeps them
	for _, f := range files {
		if strings.HasPrefix(f.Name(), draftName(path, compacting)) || strings.HasPrefix(f.Name(), draftName(path, restoring)) {
			_ = os.Remove(filepath.Join(filepath.Dir(path), f.Name()))
		}
	}
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

// resemble gives the draft the owner and the mode of the file at path.
func (d draft) resemble(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return errors.Join(giveTo(d.path, info), os.Chmod(d.path, info.Mode().Perm()))
}

// belongWhereItIs gives a draft that root made to whom its directory belongs: an administrator who restores on a new
// machine must not lock out the server. Others make what is their own.
func (d draft) belongWhereItIs() error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(filepath.Dir(d.path))
	if err != nil {
		return err
	}
	return giveTo(d.path, info)
}

// replace gives the draft, which is synced, the name path, and returns its size in bytes.
func (d draft) replace(path string) (int64, error) {
	info, err := os.Stat(d.path)
	if err != nil {
		return 0, err
	}
	if err := os.Rename(d.path, path); err != nil {
		return 0, err
	}
	return info.Size(), syncDir(filepath.Dir(path))
}

func (d draft) remove() { _ = os.Remove(d.path) } // gone when it became the store
