package boltstore

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

// format is the layout of the file that this version reads and writes. A change that an older
// version could not read counts it up.
const format = 1

// A Store keeps sessions in a bbolt file.
type Store struct {
	db     *bolt.DB
	access *access
	file   *os.File // bbolt's own
	path   string
	page   int64 // bytes of a page
	writer *writer
	turns  turns
	close  func() error
}

var _ store.Store = (*Store)(nil)

// Options are how a file is opened; the zero value will do.
type Options struct {
	// Timeout is how long to wait for another process to let go of the file; 0 is one second.
	Timeout time.Duration
	// MaxSize is the size in bytes beyond which the file does not grow: what needs more room is
	// store.ErrFull. Only deleting may take up to 4 MiB more. It is kept to from 2 MiB on, since the file
	// grows by 1 MiB at once. 0 is no limit.
	MaxSize int
	// ReadOnly opens a file that is there and alters nothing, not even what lies beside it: the file may be on a
	// medium that cannot be written. Several may read it so at once, while nobody holds it to write. Changes are refused.
	ReadOnly bool

	// openFile opens the file instead of os.OpenFile, unless it is nil.
	openFile func(name string, flag int, mode os.FileMode) (*os.File, error)
}

// Open opens the file at path. Where there is none it makes one, and the directory: for the owner
// alone, and all of it or nothing.
//
// A file that may not be read, or not be written where it is to be, is fs.ErrPermission or syscall.EROFS.
// A file held by another process is store.ErrLocked, one by a newer version store.ErrNewer, and one
// that is no bbolt file of careerfit's, or a damaged one, store.ErrDamaged; it is left as it is.
func Open(path string, opts Options) (*Store, error) {
	path, err := behindLinks(path)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && !opts.ReadOnly {
		if err = create(path); err == nil {
			info, err = os.Stat(path)
		}
	}
	if err != nil {
		return nil, classify(fmt.Errorf("open the store: %w", err))
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("open the store: %s is not a file", path)
	}
	if info.Size() == 0 { // bbolt would begin a new one, and hide that something was lost
		return nil, damagedFile(path, "it is empty; restore a backup, or remove it to begin anew", nil)
	}
	return openExisting(path, opts)
}

// behindLinks returns the path of the file itself: what replaces a file must not replace a link to it, and
// leave what was deleted in the file behind. Drafts lie beside the file, too.
func behindLinks(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if to, err := os.Readlink(path); err == nil {
		return "", &fs.PathError{Op: "follow", Path: path, Err: fmt.Errorf("%w: it is a link to %s", fs.ErrNotExist, to)}
	}
	return filepath.Clean(path), nil
}

// openExisting opens a file that is there. While it waits for the lock, who holds that may give the name
// to another file, as Compact and Restore do: then that one is the store.
func openExisting(path string, opts Options) (*Store, error) {
	for {
		s, err := openFile(path, opts)
		if err != nil {
			return nil, openError(path, opts, err)
		}
		if at, _ := isAt(s.file, path); at {
			if !opts.ReadOnly {
				removeDrafts(path)
			}
			return s, nil
		}
		_ = s.Close()
	}
}

// openFile opens a file that is there, and returns errors as they are.
func openFile(path string, opts Options) (*Store, error) {
	s, watch := &Store{path: filepath.Clean(path)}, newSentry()
	err := guard(func() error {
		if !opts.ReadOnly { // or bbolt needs no list of the free pages
			if err := lookOver(path, opts.Timeout); err != nil {
				return err
			}
		}
		return s.openDB(opts, watch)
	})
	if err != nil {
		s.abandon()
		return nil, err
	}
	s.page = int64(s.db.Info().PageSize)
	watch.file, watch.page = s.file, s.page
	s.writer = newWriter(s.access, watch, opts.MaxSize)
	s.turns.all, s.turns.lost = map[uuid.UUID]*turn{}, s.access.lost
	s.close = sync.OnceValue(s.letGo)
	return s, nil
}

func (s *Store) openDB(opts Options, watch *sentry) (err error) {
	open := os.OpenFile
	if opts.openFile != nil {
		open = opts.openFile
	}
	s.db, err = bolt.Open(s.path, 0o600, &bolt.Options{
		Timeout:         cmp.Or(opts.Timeout, time.Second),
		MaxSize:         opts.MaxSize,
		InitialMmapSize: mapped(),
		ReadOnly:        opts.ReadOnly,
		FreelistType:    freelistType,
		NoFreelistSync:  true, // nothing is written before somebody has something to write
		Logger:          watch,
		OpenFile: func(name string, flag int, mode os.FileMode) (_ *os.File, err error) {
			s.file, err = open(name, flag&^os.O_CREATE, mode)
			return s.file, err
		},
	})
	if err != nil {
		return err
	}
	if s.access, err = newAccess(s.db); err != nil {
		return err
	}
	return s.access.view(func(tx *bolt.Tx) error { return checkFile(tx, s.file) })
}

// abandon lets go of a file that could not be opened. If bbolt panicked over it, nothing of bbolt's is left
// to be closed, and the lock would stay held. (The mapping stays until the process ends.)
func (s *Store) abandon() {
	if s.access != nil {
		_ = s.access.close(s.drop)
	} else if s.file != nil {
		_ = s.drop() // an error unless bbolt panicked, for it has closed the file then
	}
}

func (s *Store) drop() error { return abandon(s.file) }

// mapped is for how many bytes of the file there is room in the address space from the start; it takes no
// memory. To make more room bbolt waits until nobody reads, and a backup may read for long. Windows would
// make the file as large.
func mapped() int {
	if runtime.GOOS == "windows" {
		return 0
	}
	return 1 << (strconv.IntSize/2 + 2) // 16 GiB; 256 KiB where there are 32 bits only
}

// isAt reports whether the file that was opened is the one at the path.
func isAt(file *os.File, path string) (bool, error) {
	own, err := file.Stat()
	if err != nil {
		return false, err
	}
	there, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(own, there), err
}

// checkFile looks at what must be there, and at nothing that takes longer the larger the file is.
func checkFile(tx *bolt.Tx, file *os.File) error {
	if info, err := file.Stat(); err != nil {
		return err
	} else if info.Size() < tx.Size() {
		return fmt.Errorf("it was cut short: %d bytes of %d", info.Size(), tx.Size())
	}
	meta := tx.Bucket([]byte(bucketMeta))
	if meta == nil {
		return errors.New("it is a bbolt database, but not one of careerfit's")
	}
	text := string(meta.Get([]byte(keyFormat)))
	switch n, err := strconv.Atoi(text); {
	case err != nil || n < 1:
		return fmt.Errorf("its format %q is none", text)
	case n > format:
		return fmt.Errorf("%w: its format is %d, this one reads up to %d", store.ErrNewer, n, format)
	}
	_, err := tablesOf(tx)
	return err
}

// Close waits for what is under way and lets go of the file.
func (s *Store) Close() error { return s.close() }

func (s *Store) letGo() error {
	if err := s.writer.close(); err != nil { // the file is in use until the process ends
		return fmt.Errorf("close the store %s: %w", s.path, err)
	}
	if !s.db.IsReadOnly() {
		s.writer.listAll()
	}
	if err := s.access.close(s.drop); err != nil {
		return fmt.Errorf("close the store %s: %w", s.path, err)
	}
	return nil
}
