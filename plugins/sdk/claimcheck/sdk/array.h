// Array<T>: the elements of a cc_array, typed. Walks by the host's stride, so that a newer host's larger elements do no
// harm; an array that is absent, or whose elements are smaller than T, is empty.
//
// Ownership: a view; valid as long as the array that it was made from.
// Cost:      random access, nothing copied.
// Example:   for (const cc_time& time : document.times()) …
#ifndef CLAIMCHECK_SDK_ARRAY_H_
#define CLAIMCHECK_SDK_ARRAY_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

#include "claimcheck/plugin.h"

namespace claimcheck::sdk {

template <typename T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>, "sdk::Array<T>: T is a struct of claimcheck/plugin.h");

 public:
  class iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    iterator() = default;
    iterator(const char* at, uint32_t stride) : at_(at), stride_(stride) {}
    reference operator*() const { return *reinterpret_cast<const T*>(at_); }
    pointer operator->() const { return reinterpret_cast<const T*>(at_); }
    reference operator[](difference_type n) const { return *(*this + n); }
    iterator& operator++() { return *this += 1; }
    iterator& operator--() { return *this -= 1; }
    iterator operator++(int) {
      iterator old = *this;
      ++*this;
      return old;
    }
    iterator operator--(int) {
      iterator old = *this;
      --*this;
      return old;
    }
    iterator& operator+=(difference_type n) {
      at_ += n * static_cast<difference_type>(stride_);
      return *this;
    }
    iterator& operator-=(difference_type n) { return *this += -n; }
    friend iterator operator+(iterator i, difference_type n) { return i += n; }
    friend iterator operator+(difference_type n, iterator i) { return i += n; }
    friend iterator operator-(iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const iterator& a, const iterator& b) {
      return a.stride_ == 0 ? 0 : (a.at_ - b.at_) / static_cast<difference_type>(a.stride_);
    }
    friend bool operator==(const iterator& a, const iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const iterator& a, const iterator& b) { return a.at_ <=> b.at_; }

   private:
    const char* at_ = nullptr;
    uint32_t stride_ = 0;
  };

  Array() = default;
  explicit Array(const cc_array* array) {
    if (array == nullptr || array->struct_size < sizeof(cc_array) || array->items == nullptr) return;
    if (array->stride < sizeof(T)) return;
    items_ = static_cast<const char*>(array->items);
    stride_ = array->stride;
    count_ = static_cast<size_t>(array->count);
  }

  size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  // `index` is below size().
  const T& operator[](size_t index) const { return *reinterpret_cast<const T*>(items_ + index * stride_); }
  const T& front() const { return (*this)[0]; }
  const T& back() const { return (*this)[count_ - 1]; }
  iterator begin() const { return {items_, stride_}; }
  iterator end() const { return {items_ == nullptr ? nullptr : items_ + count_ * stride_, stride_}; }

  // Null for CC_NONE and for any other index that is not there.
  const T* Find(uint32_t index) const { return index < count_ ? &(*this)[index] : nullptr; }
  // The index of an element of this array.
  uint32_t IndexOf(const T& element) const {
    return static_cast<uint32_t>((reinterpret_cast<const char*>(&element) - items_) / stride_);
  }
  // `count` elements from `first` on, as many of them as there are.
  Array Slice(size_t first, size_t count) const {
    Array slice;
    if (first >= count_) return slice;
    slice.items_ = items_ + first * stride_;
    slice.stride_ = stride_;
    slice.count_ = count < count_ - first ? count : count_ - first;
    return slice;
  }

 private:
  const char* items_ = nullptr;
  uint32_t stride_ = 0;
  size_t count_ = 0;
};

// For handing a vector or an array to the host.
template <typename T>
cc_array ArrayOf(const T* items, size_t count) {
  return {sizeof(cc_array), sizeof(T), count, items};
}

}  // namespace claimcheck::sdk

#endif  // CLAIMCHECK_SDK_ARRAY_H_
