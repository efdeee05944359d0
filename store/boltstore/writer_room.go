package boltstore

import bolt "go.etcd.io/bbolt"

const (
	// growth is by how many bytes the file grows at once; less than bbolt's own 16 MiB, which it keeps
	// free below the largest size.
	growth = 1 << 20
	// reserve is what a file that has reached its largest size may grow beyond it to delete: bbolt
	// writes anew whatever it changes, also where something goes.
	reserve = 4 << 20
)

// A room is how large the file may become, in bytes; 0 is as large as it likes.
type room struct{ size int }

func newRoom(size int) room { return room{max(size, 0)} }

// set prepares the database for a transaction of the jobs. Only who writes may call it.
func (r room) set(db *bolt.DB, jobs []*job) {
	db.AllocSize = growth
	db.MaxSize = r.size
	if r.size > 0 && allFree(jobs) {
		db.MaxSize += reserve
	}
}

func allFree(jobs []*job) bool {
	for _, j := range jobs {
		if !j.frees {
			return false
		}
	}
	return true
}
