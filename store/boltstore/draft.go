package boltstore

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A draft is a hidden file beside the store, which becomes the store once it is whole. A power cut leaves
// the draft at most, which nobody reads, and which is removed when the store is next opened.
//
// The directory belongs to the server's user, who may give the draft's name to a link to any file while root is at work
// on it. So all goes through the descriptor that came with the name, and a file that got the name since is refused.
type draft struct{ file *os.File }

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
	return draft{f}, nil
}

func (d draft) path() string { return d.file.Name() }

// mustBe refuses another file, which got the draft's name.
func (d draft) mustBe(there fs.FileInfo) error {
	own, err := d.file.Stat()
	if err == nil && !os.SameFile(own, there) {
		return &fs.PathError{Op: "use", Path: d.path(), Err: errSwapped}
	}
	return err
}

var errSwapped = errors.New("somebody put another file in its place")

// open is how bbolt opens the draft.
func (d draft) open(name string, flag int, mode fs.FileMode) (*os.File, error) {
	file, err := os.OpenFile(name, flag&^(os.O_CREATE|os.O_TRUNC), mode)
	if err != nil {
		return nil, err
	}
	there, err := file.Stat()
	if err == nil {
		err = d.mustBe(there)
	}
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
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
func (d draft) copyFrom(file io.Reader) error {
	_, err := io.Copy(d.file, file)
	return errors.Join(err, d.file.Sync())
}

// resemble gives the draft the owner and the mode of a file.
func (d draft) resemble(file fs.FileInfo) error {
	return errors.Join(giveTo(d.file, file), d.file.Chmod(file.Mode().Perm()))
}

// belongWhereItIs gives a draft that root made to whom its directory belongs: an administrator who restores on a new
// machine must not lock out the server. Others make what is their own.
func (d draft) belongWhereItIs() error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(filepath.Dir(d.path()))
	if err != nil {
		return err
	}
	return giveTo(d.file, info)
}

// replace gives the draft, which is synced, the name path, and returns its size in bytes.
func (d draft) replace(path string) (int64, error) {
	info, err := d.done()
	if err != nil {
		return 0, err
	}
	if err := os.Rename(d.path(), path); err != nil {
		return 0, err
	}
	return info.Size(), syncDir(filepath.Dir(path))
}

// done closes the draft, which on some systems could not get another name else, once its name is still its own.
func (d draft) done() (fs.FileInfo, error) {
	info, err := os.Lstat(d.path())
	if err == nil {
		err = d.mustBe(info)
	}
	return info, errors.Join(err, d.file.Close())
}

// remove removes the draft; it is gone when it became the store.
func (d draft) remove() {
	_ = d.file.Close()
	_ = os.Remove(d.path())
}
